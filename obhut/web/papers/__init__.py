"""What leaves on paper: plan, profession card and handbook as accessible PDF, and QR codes."""
