Feature: A change of state makes the driver act

  A write does the work for the bits that it changes, and nothing for the others.
  When it returns, what the new bits promise holds.

  @clause:act-changed-bits
  Rule: Only a bit that changes has an action

    Scenario Outline: "<device>" has nothing else to do between <from> and <to>
      Given a running guest with device "<device>"
      And the VMM has set "<device>" to <from>
      When the VMM sets "<device>" to <to>
      Then the migration driver of "<device>" has done, in order: "<actions>"

      Examples:
        | device | from             | to               | actions                          |
        | zip0   | RUNNING          | SAVING + RUNNING | opens a save session             |
        | zip0   | SAVING + RUNNING | SAVING           | stops, captures the final state  |
        | zip0   | SAVING           | 0                | closes the save session          |
        | zip0   | RUNNING          | RESUMING         | stops, opens a load session      |
        | nic0   | RUNNING          | SAVING + RUNNING | opens a save session             |
        | nic0   | SAVING + RUNNING | SAVING           | stops, captures the final state  |
        | nic0   | SAVING           | 0                | closes the save session          |
        | nic0   | SAVING + RUNNING | SAVING + NDMA    | silences DMA, stops, captures the final state |

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

  Rule: A resume begins with nothing

    @clause:act-resume-open
    Scenario Outline: The window of "<device>" takes data while RESUMING is set
      Given a saved guest with device "<device>"
      And a destination VMM has opened "<device>"
      And the window of "<device>" takes no segment
      When the VMM moves "<device>" to resuming
      Then the window of "<device>" takes a segment

      Examples:
        | device |
        | zip0   |
        | sec0   |
        | nic0   |
        | vf0    |

    @clause:act-resume-empty
    Scenario Outline: An ACC function does not load twice what was sent once to "<device>"
      Given a saved guest with device "<device>"
      And a destination VMM has loaded "<device>" and left it stopped
      When the VMM tries to resume "<device>" with no data
      Then every write fails

      Examples:
        | device |
        | zip0   |
        | sec0   |

    @clause:act-resume-empty
    Scenario: Counters of a NIC do not go back to what was sent once
      Given a saved guest with device "nic0"
      And a destination VMM has resumed the guest, which goes on using "nic0"
      When the VMM tries to resume "nic0" with no data
      Then the guest finds "nic0" as it left it

    @clause:act-resume-reset
    Scenario Outline: "<device>" holds the new state after a guest has used it
      Given a suspended guest with device "<device>"
      And another guest has used "<device>" of the destination
      And the VMM has loaded "<device>" and left it stopped
      When the VMM saves the final state of "<device>"
      Then the final state of "<device>" equals that of the source

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

  Rule: A running device answers, a stopped one is still

    @clause:act-running-answers
    Scenario Outline: "<device>" answers while it is <state>
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to <state>
      When the guest reads the registers of "<device>"
      Then the registers of "<device>" have answered

      Examples:
        | device | state    |
        | zip0   | running  |
        | sec0   | running  |
        | hpre0  | running  |
        | nic0   | running  |
        | vf0    | running  |
        | zip0   | pre-copy |
        | nic0   | pre-copy |
        | vf0    | pre-copy |

    @clause:act-stopped-interrupts @clause:act-stopped-frozen
    Scenario Outline: A busy "<device>" is still when it is <state>
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      When the VMM stops the vCPUs and moves "<device>" to <state>
      Then "<device>" raises no interrupt from then on
      And "<device>" starts no DMA from then on
      And nothing changes inside "<device>" from then on

      Examples:
        | device | state         |
        | zip0   | stop-and-copy |
        | sec0   | stop-and-copy |
        | nic0   | stop-and-copy |
        | vf0    | stop-and-copy |
        | zip0   | stopped       |
        | nic0   | stopped       |
        | vf0    | stopped       |

    @clause:act-stopped-no-mmio
    Scenario: A stopped ACC function that is rung works again
      Given a running guest with device "sec0"
      And the guest keeps "sec0" busy
      And the VMM has moved "sec0" to stop-and-copy
      When the guest rings a doorbell of "sec0"
      Then "sec0" starts DMA again

  @clause:act-error-stopped
  Rule: Under the recommended reading a device in error is stopped

    Scenario Outline: A busy "<device>" in error is still
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      And the vCPUs have stopped
      When "<device>" fails on the way to stop-and-copy and on the way back
      Then "<device>" starts no DMA from then on
      And "<device>" raises no interrupt from then on

      Examples:
        | device |
        | zip0   |
        | sec0   |
        | nic0   |
        | vf0    |

    @clause:act-error-ndma
    Scenario: A busy NIC in error starts no DMA
      Given a running guest with device "nic0"
      And the guest keeps "nic0" busy
      When "nic0" fails on the way to stop-and-copy and on the way back
      Then "nic0" starts no DMA from then on
