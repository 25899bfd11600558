"""The directory in the words of others: Open Referral HSDS, vCard. Written, and read back."""
