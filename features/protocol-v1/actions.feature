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
