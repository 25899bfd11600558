"""The directory as an API of Open Referral HSDS 3.1: read only, public, without sign-in."""
