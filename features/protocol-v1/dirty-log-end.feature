Feature: The last reading of the dirty log is final

  What is read last must stay true. So the devices are stopped first, and the log
  is stopped after it was read.

  Rule: The last reading comes when nothing moves

    @clause:dirty-suspend
    Scenario Outline: The VMM stops a busy "<device>" before it reads for the last time
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      When the VMM saves the guest
      Then "<device>" had left RUNNING before the log was read for the last time
      And "<device>" started no DMA after the log was read for the last time

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

    @clause:dirty-vcpus-off
    Scenario Outline: What was sent of the memory of a guest with "<device>" stays true
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      When the VMM saves the guest
      Then guest memory is still what was sent

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

    @clause:dirty-stop-freezes @clause:dirty-read-first @clause:dirty-get-active
    Scenario: A log that was stopped cannot be read
      Given a running guest with device "zip0"
      And the VMM has started the log
      And the VMM has stopped the log
      When the VMM tries to read the log
      Then the container refuses with EINVAL

    @clause:dirty-ndma
    Scenario: A NIC in the grace state writes nothing while the log is read
      Given a running guest with device "nic0"
      And the guest keeps "nic0" busy
      And the VMM has started the log
      And the VMM has set "nic0" to NDMA + RUNNING
      When the VMM reads the log 3 times while time passes
      Then "nic0" started no DMA meanwhile
