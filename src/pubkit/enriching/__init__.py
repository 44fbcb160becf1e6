"""What public sources know, merged in with proof and never over what a person wrote."""
