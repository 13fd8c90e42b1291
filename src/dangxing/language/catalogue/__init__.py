"""The texts that users see, part by part, each in three languages."""
