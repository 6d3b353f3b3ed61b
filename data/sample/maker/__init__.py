# SPDX-License-Identifier: GPL-3.0-or-later
"""What make-evidence.py needs: writers for PDF, DOCX, XLSX and PNG, and the contents of the files."""
