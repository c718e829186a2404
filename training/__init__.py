"""How the act model is trained; README.md here says how to run it again."""
