"""The openpyxl side of the workbook bench: write or read N rows, print {"ms", "peakMb", "addedMb"}."""
import json
import resource
import sys
import time

from openpyxl import Workbook, load_workbook

what, rows, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
def peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


before = peak_mb()
began = time.perf_counter()
if what == 'write':
    book = Workbook()
    sheet = book.active
    for i in range(rows):
        sheet.append([
            i + 1, f'第{i + 1}批乡村小学图书室项目', '教育帮扶', '甘肃省定西市渭源县',
            f'为第{i + 1}所乡村小学建设图书室，配备图书与阅读角，计划覆盖{i % 50 + 1}个行政村。',
            (i * 37) % 20000 / 100, '李桂', f'139{10000000 + i % 89999999}',
        ])
    book.save(path + '.openpyxl.xlsx')
else:
    count = sum(1 for _ in load_workbook(path, data_only=True).worksheets[0].iter_rows(values_only=True))
    assert count >= rows
print(json.dumps({
    'ms': (time.perf_counter() - began) * 1000,
    'peakMb': peak_mb(),
    'addedMb': peak_mb() - before,
}))
