"""What is written besides pages, and the whole build.

What was tried for a faster build and did not help, at 166 organisations in four languages (processor time; a build
with the cache takes some 8 s on a busy machine, half of it pages). What gains less than 3 % was left out.

- To write each file with ``os.open`` and to make each folder once: nothing. 1,900 files and 1,500 folders cost 0.5 s of the
  kernel's time, whatever asks for them.
- To find all tags of a page by one expression in the gate: 0.8 s for all pages instead of 0.7.
- To look at each line of a page once in the gate, as at each tag: 1.02 s for all pages instead of 0.96. Of 463,000 lines
  65,000 differ, and to gather what a new one does costs more than the others gain.
- To deal the gate's files to its processes by language, so that each sees fewer tags: 26,100 and 23,800 instead of 26,300
  and 25,800.
- To pack spreadsheets once instead of twice: 0.075 s a language instead of 0.080. openpyxl's cells cost the rest.
- To import ``icalendar`` (0.06 s) and ``openpyxl`` (0.05 s) only where they write: every process that builds a language
  does, so they would be imported twice (not measured).
- To give the system back less memory between allocations (``MALLOC_TRIM_THRESHOLD_`` and the like): 109,400 page faults
  instead of 111,300, and no less time.
- To pass by headings without a hyphen, and words of JSON-LD that are plain: not to be seen in 0.46 s a language.
- To let one process of the check read all texts: two share what they read through the cache already (706 readings of 596).
- To keep what ``source_line`` says: 1,249 sources stand for few documents, but each is an object of its own, and two that
  are equal may be translated otherwise. By their identity one in fourteen comes again.
"""
