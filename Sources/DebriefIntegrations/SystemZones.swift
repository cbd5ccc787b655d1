import Debrief
