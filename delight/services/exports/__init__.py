"""Everything taken along: as a folder of tables, a workbook or a document."""
