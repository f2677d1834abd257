<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${msg("kosmoOfficeTitle")}</title></head><body></body></html>
