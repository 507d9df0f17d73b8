Feature: A save is a stream of its own

  Setting SAVING begins it, clearing SAVING ends it. In between the driver offers
  what is inside the device, and what changes there.

  Rule: A save begins with nothing and ends for good

    @clause:act-save-fresh
    Scenario Outline: A second save of "<device>" repeats nothing of a first that was broken off
      Given a running guest with device "<device>"
      And the VMM has read the final state of "<device>" once
      And the VMM has broken off a save of "<device>" after <segments>
      When the VMM reads the final state of "<device>" again
      Then both streams of "<device>" are equal

      Examples:
        | device | segments          |
        | zip0   | no data           |
        | sec0   | no data           |
        | nic0   | no data           |
        | vf0    | no data           |
        | nic0   | the first segment |

    @clause:act-save-close
    Scenario Outline: Nothing of "<device>" can be read once SAVING is clear
      Given a running guest with device "<device>"
      And the VMM is about to read a segment of "<device>" in stop-and-copy
      When the VMM moves "<device>" to stopped
      Then the VMM can no longer read that segment of "<device>"

      Examples:
        | device |
        | zip0   |
        | sec0   |
        | nic0   |
        | vf0    |

  Rule: What changes after it was sent is sent again

    @clause:act-save-log @clause:act-precopy-offer
    Scenario: A device that notes changes offers them in pre-copy
      Given a running guest with device "nic0"
      And the VMM has read all early data of "nic0"
      When the guest uses "nic0"
      Then "nic0" offers data again

    @clause:act-save-log
    Scenario Outline: "<device>" notes no changes and offers none in pre-copy
      Given a running guest with device "<device>"
      And the VMM has read all early data of "<device>"
      When the guest uses "<device>"
      Then "<device>" offers no data

      Examples:
        | device |
        | zip0   |
        | sec0   |

    @clause:act-final-rest
    Scenario Outline: The other host finds in "<device>" what the guest left
      Given a guest that was saved while it used "<device>"
      When a destination VMM resumes the guest
      Then the guest finds "<device>" as it left it

      Examples:
        | device |
        | zip0   |
        | sec0   |
        | hpre0  |
        | nic0   |
        | vf0    |

    @clause:act-internal-only
    Scenario Outline: Nothing of the guest's memory is in the migration data of "<device>"
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      When the VMM saves "<device>"
      Then the migration data of "<device>" repeat no line of guest memory

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |
