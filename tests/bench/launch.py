"""Run a program and print what it took: python launch.py PROGRAM …; prints seconds, processor seconds, megabytes.

Linux lets the memory of a program begin with that of the process which starts it; hence this one, which is small.
Exit status: that of the program.
"""

import os
import subprocess
import sys
import time

begin = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
seconds = time.perf_counter() - begin
process.returncode = os.waitstatus_to_exitcode(status)
print(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
sys.exit(abs(process.returncode))
