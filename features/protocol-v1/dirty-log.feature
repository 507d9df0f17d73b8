Feature: The container logs which pages devices write

  Memory that was sent may change by DMA. The container keeps the list, and the
  VMM asks for it until no device can write any more.

  Rule: The log begins with its start

    @clause:dirty-start @clause:dirty-get-active
    Scenario: There is nothing to read before the log was started
      Given a running guest with device "zip0"
      When the VMM tries to read the log
      Then the container refuses with EINVAL

    @clause:dirty-start
    Scenario: The log can be read once it was started
      Given a running guest with device "zip0"
      When the VMM starts the log
      Then the log can be read

    @clause:dirty-start-clears
    Scenario: A page stays in the log until it is read
      Given a running guest with device "vf0"
      And the VMM has started the log
      And the VMM has moved "vf0" to pre-copy
      And the VMM has moved "vf0" to running
      When the VMM reads the log
      Then the log names some pages of guest memory and not all

    @clause:dirty-start-clears
    Scenario: A log that is started again knows nothing of the one before
      Given a running guest with device "vf0"
      And the VMM has started the log
      And the VMM has moved "vf0" to pre-copy
      And the VMM has moved "vf0" to running
      When the VMM stops the log, starts it again and reads it
      Then the log names no page of guest memory

  @clause:dirty-read-active
  Rule: Reading disturbs nobody

    Scenario Outline: A busy "<device>" goes on while the log is read
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      And the VMM has started the log
      When the VMM reads the log 3 times while time passes
      Then the log has named pages 3 times
      And the guest goes on using "<device>"

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

  @clause:dirty-all-mapped
  Rule: What may have been written counts as written

    Scenario: Devices that nobody confines make every page dirty
      Given a running guest with devices "zip0, nic0"
      And the VMM has started the log
      And the VMM has read the log
      When the VMM reads the log
      Then the log names each page of guest memory

    Scenario: One device that nobody confines is enough
      Given a running guest with devices "nic0, vf0"
      And the VMM has moved "vf0" to pre-copy
      And the VMM has started the log
      When the VMM reads the log
      Then the log names each page of guest memory

    Scenario: An idle device confined to pinned pages leaves the others clean
      Given a running guest with device "vf0"
      And the VMM has moved "vf0" to pre-copy
      And the VMM has started the log
      When the VMM reads the log
      Then the log names some pages of guest memory and not all
