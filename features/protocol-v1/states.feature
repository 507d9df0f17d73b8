Feature: The device state has few valid values

  One word says what a device is free to do. A driver takes valid combinations
  only, and a write that fails leaves a state that can be named.

  @clause:state-initial
  Rule: A user who knows nothing of migration gets a working device

    Scenario Outline: "<device>" runs when it is opened
      When the VMM opens "<device>"
      Then "<device>" reads RUNNING

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

  Rule: The bits have fixed places

    @clause:state-bits @clause:state-ndma-bit
    Scenario Outline: <bits> is the number <number>
      Given a running guest with device "nic0"
      When the VMM sets "nic0" to <bits>
      Then device_state of "nic0" holds the number <number>

      Examples:
        | bits     | number |
        | 0        | 0      |
        | RUNNING  | 1      |
        | SAVING   | 2      |
        | RESUMING | 4      |
        | NDMA     | 8      |

    @clause:state-error-value
    Scenario: A device in error says so by an impossible combination
      Given a running guest with device "nic0"
      When "nic0" fails on the way to stop-and-copy and on the way back
      Then device_state of "nic0" holds the number 6

  @clause:state-invalid-refused @clause:state-unchanged-or-error
  Rule: What makes no sense is refused

    Scenario Outline: <requested> is refused by "<device>"
      Given a running guest with device "<device>"
      When the VMM tries to set "<device>" to <requested>
      Then the write fails
      And "<device>" reads RUNNING

      Examples:
        | device | requested                   |
        | zip0   | RESUMING + RUNNING          |
        | zip0   | SAVING + RESUMING           |
        | zip0   | SAVING + RESUMING + RUNNING |
        | nic0   | RESUMING + RUNNING          |
        | nic0   | SAVING + RESUMING           |
        | nic0   | RESUMING + NDMA + RUNNING   |
        | vf0    | RESUMING + RUNNING          |
        | vf0    | SAVING + RESUMING           |
        | vf0    | SAVING + RESUMING + RUNNING |

  @clause:state-same-value
  Rule: Asking for the present state changes nothing

    Scenario Outline: "<device>" takes <state> twice
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to <state>
      When the VMM moves "<device>" to <state>
      Then the migration driver of "<device>" has done nothing

      Examples:
        | device | state         |
        | zip0   | running       |
        | zip0   | pre-copy      |
        | zip0   | stop-and-copy |
        | nic0   | running       |
        | nic0   | pre-copy      |
        | nic0   | stop-and-copy |
        | vf0    | running       |
        | vf0    | stop-and-copy |
