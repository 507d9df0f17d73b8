Feature: Resuming a device follows the reference flow

  The destination opens a device of the same kind, hands it the segments in the
  order of the source, and lets the guest go on when every device runs.

  @clause:flow-resume-order @clause:flow-resume-fresh
  Rule: A device that was just opened can be resumed

    Scenario: A device with NDMA waits for the others before it runs
      Given a saved guest with device "nic0"
      When a destination VMM resumes the guest
      Then "nic0" has passed through, in order:
        | state          | vCPUs   |
        | RUNNING        | stopped |
        | RESUMING       | stopped |
        | NDMA + RUNNING | stopped |
        | RUNNING        | stopped |
        | RUNNING        | running |
      And "nic0" was never reset by the VMM

    Scenario: A device without NDMA runs as soon as it is loaded
      Given a saved guest with device "zip0"
      When a destination VMM resumes the guest
      Then "zip0" has passed through, in order:
        | state    | vCPUs   |
        | RUNNING  | stopped |
        | RESUMING | stopped |
        | RUNNING  | stopped |
        | RUNNING  | running |
      And "zip0" was never reset by the VMM

  @clause:flow-resume-complete
  Rule: A resumed device holds the state that was sent

    Scenario Outline: "<device>" gives the same data again when it is saved at once
      Given a suspended guest with device "<device>"
      And a destination VMM has loaded "<device>" and left it stopped
      When the VMM saves the final state of "<device>"
      Then the final state of "<device>" equals that of the source

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

    Scenario Outline: The guest goes on with "<device>" on the other host
      Given a saved guest with device "<device>"
      When a destination VMM resumes the guest
      Then the guest can use "<device>"

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

  @clause:flow-resume-vcpus
  Rule: The guest goes on last

    Scenario: No vCPU runs before every device does
      Given a saved guest with devices "nic0, zip0"
      When a destination VMM resumes the guest
      Then every device was RUNNING before the vCPUs started

  Rule: The stream keeps its order and its pieces

    @clause:flow-stream-order
    Scenario: The segments arrive in the order in which they left
      Given a saved guest with device "nic0" and more than 3 segments
      When a destination VMM resumes the guest
      Then the segments of "nic0" were written in the order of the source

    @clause:flow-segment-size
    Scenario: A segment is neither split nor joined
      Given a saved guest with device "nic0" and more than 3 segments
      When a destination VMM resumes the guest
      Then each segment of "nic0" was written in one piece of its own size
