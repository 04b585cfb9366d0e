import sys

from samskab.config.command import main

sys.exit(main())
