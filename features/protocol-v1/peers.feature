Feature: Devices reach one another only while both answer

  DMA of one device into the registers of another is MMIO for the other. It has
  to end before the other stops, or the final copy is not final.

  @clause:p2p-suspended
  Rule: Peer-to-peer DMA ends before the device at its other end stops

    Scenario: A save silences a NIC that writes into another
      Given a guest in which "nic1" keeps writing into "nic0"
      And the devices work on while "nic0" is being stopped
      When the VMM saves the guest
      Then "nic1" has not touched "nic0" from when that left RUNNING

  @clause:p2p-hostile-guest
  Rule: Without quiet registers a guest can spoil its migration

    Scenario Outline: A doorbell of "<device>" changes memory that was copied
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      And the VMM has stopped "<device>" for the final copy of memory
      When the guest rings a doorbell of "<device>" and time passes
      Then guest memory is no longer what was copied

      Examples:
        | device |
        | zip0   |
        | sec0   |
