"""What accepted proposals become: projects with reports, and items waiting for an agenda."""
