Feature: What root sees of a migration in debugfs

  A migration that fails on a customer's machine is looked at by its files in
  debugfs. Editions differ in what is there, and looking must not break anything.

  @clause:acc-debug-files
  Rule: The files depend on the edition

    Scenario Outline: The files of <edition>
      Given hosts with the driver of <edition>
      And a running guest with device "zip0"
      When root lists the debug files of "zip0"
      Then the list is "<files>"

      Examples:
        | edition           | files                         |
        | RFC v2            | debug, state                  |
        | Linux 5.18        |                               |
        | Linux 6.2         |                               |
        | Linux 7           | cmd_state, dev_data, migf_data |
        | the specification | cmd_state, dev_data, migf_data |

  Rule: dev_data shows what a save would read now

    @clause:acc-debug-device @clause:acc-debug-load
    Scenario: The registers of a VF in use
      Given a running guest with device "zip0"
      When root reads the debug file dev_data of "zip0"
      Then it shows 9 lines of bytes
      And the bytes of EQC_DW are those of QM_EQC_DW0 of "zip0"
      And the bytes of AEQC_DW are those of QM_AEQC_DW0 of "zip0"
      And it ends with "guest driver load: 0" and "data size: 168"

    @clause:acc-debug-harmless
    Scenario: Looking writes no register
      Given a running guest with device "zip0"
      When root reads the debug file dev_data of "zip0"
      Then it shows 9 lines of bytes
      And the migration driver has written no register of "zip0"
      And the guest can use "zip0"

    @clause:acc-debug-idle
    Scenario Outline: <file> of a VF that nobody uses
      Given a VMM that has opened "zip0" and started no guest
      When root reads the debug file <file> of "zip0"
      Then it is refused with ETIMEDOUT

      Examples:
        | file      |
        | dev_data  |
        | cmd_state |

    @clause:acc-debug-closed
    Scenario Outline: <file> of a device that is not open
      Given the host is on
      When root reads the debug file <file> of "zip0"
      Then it is refused with EINVAL

      Examples:
        | file      |
        | dev_data  |
        | migf_data |
        | cmd_state |

  Rule: migf_data shows what has moved last

    @clause:acc-debug-migrated
    Scenario: The state that was saved
      Given a saved guest with device "zip0"
      When root reads the debug file migf_data of "zip0"
      Then it shows the saved state of "zip0"
      And it ends with "migrate data length: 168"

    @clause:acc-debug-migrated
    Scenario: The state that was loaded
      Given a saved guest with device "zip0"
      And a destination VMM that has resumed the guest
      When root reads the debug file migf_data of "zip0"
      Then it shows the saved state of "zip0"

    @clause:acc-debug-unmigrated
    Scenario: A device that has never moved
      Given a running guest with device "zip0"
      When root reads the debug file migf_data of "zip0"
      Then it is refused with EAGAIN

  Rule: cmd_state shows whether the mailbox answers

    @clause:acc-debug-channel
    Scenario: A mailbox that answers
      Given a running guest with device "zip0"
      When root reads the debug file cmd_state of "zip0"
      Then it ends with "mailbox cmd channel ready!"

  Rule: The RFC takes orders

    @clause:acc-debug-state
    Scenario Outline: The state <state> in words
      Given hosts with the driver of RFC v2
      And a running guest with device "zip0"
      And the VMM has moved "zip0" to <state>
      When root reads the debug file state of "zip0"
      Then it ends with "<words>"

      Examples:
        | state         | words              |
        | running       | RUNNING            |
        | pre-copy      | SAVING and RUNNING |
        | stop-and-copy | SAVING             |

    @clause:acc-debug-orders
    Scenario Outline: The order <order>
      Given hosts with the driver of RFC v2
      And a running guest with device "zip0"
      When root writes <order> to the debug file of "zip0"
      Then the order has ended with <outcome>

      Examples:
        | order | outcome |
        | 0     | success |
        | 2     | success |
        | 3     | success |
        | 4     | success |
        | 5     | EINVAL  |
        | -1    | EINVAL  |
