"""From files to reports: text, JSONL, CSV and XLSX, with everything that is wrong in them told and none of it fatal."""
