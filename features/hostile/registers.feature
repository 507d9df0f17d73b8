Feature: A guest and its VMM do what they please with registers

  Every register that a guest sees is its to write, at any time. Those that
  control a migration are its VMM's.

  @clause:sec-registers
  Scenario Outline: Noise is written to every register while the device is saved
    Given a running guest with device "<device>"
    And a neighbour of "<device>" who uses "nic1"
    When the guest writes noise to every register of "<device>" in each state of a save
    Then nobody else has noticed

    Examples:
      | device |
      | zip0   |
      | sec0   |
      | hpre0  |
      | nic0   |
      | vf0    |

  @clause:sec-own-loss
  Scenario Outline: Nonsense is written to the migration region
    Given a running guest with device "<device>"
    And a neighbour of "<device>" who uses "nic1"
    When the user writes every kind of nonsense to the migration region of "<device>"
    Then nobody else has noticed

    Examples:
      | device |
      | zip0   |
      | nic0   |

  @clause:region-layout @clause:region-access-refused
  Scenario: Fields are read by every offset and width
    Given a running guest with device "nic0"
    And the VMM has moved "nic0" to stop-and-copy
    And the VMM has asked where a segment of "nic0" lies
    And a neighbour of "nic0" who uses "nic1"
    When the VMM reads the registers of "nic0" at every offset and width
    Then these and no others of 512 accesses succeed:
      | offset | bytes |
      | 0x00   | 4     |
      | 0x04   | 4     |
      | 0x08   | 8     |
      | 0x10   | 8     |
      | 0x18   | 8     |
    And nobody else has noticed

  @clause:region-read-only
  Scenario: A field that is only read is written
    Given a running guest with device "nic0"
    And the VMM has moved "nic0" to resuming
    And a neighbour of "nic0" who uses "nic1"
    When the VMM tries to write 64 to pending_bytes of "nic0"
    Then pending_bytes of "nic0" reads 0
    And nobody else has noticed

  @clause:state-unchanged-or-error
  Scenario Outline: Every number is written as a state
    Given a running guest with device "<device>"
    And a neighbour of "<device>" who uses "nic1"
    When the VMM tries to set "<device>" to every number up to 64
    Then nobody else has noticed

    Examples:
      | device |
      | zip0   |
      | nic0   |

  @clause:window-available
  Scenario: Data are read after the session has ended
    Given a running guest with device "nic0"
    And the VMM is about to read a segment of "nic0" in stop-and-copy
    And a neighbour of "nic0" who uses "nic1"
    When the VMM moves "nic0" to stopped
    Then the VMM can no longer read that segment of "nic0"
    And nobody else has noticed

  @clause:core-open-group-once
  Scenario: A second VMM takes part in a save
    Given a running guest with device "nic0"
    And the VMM has moved "nic0" to pre-copy
    And a neighbour of "nic0" who uses "nic1"
    When another VMM opens "nic0" meanwhile
    Then it is refused with EBUSY
    And nobody else has noticed

  @clause:reset-default
  Scenario: A device is reset by config space in the middle of a save
    Given a running guest with device "nic0"
    And the VMM has moved "nic0" to stop-and-copy
    And a neighbour of "nic0" who uses "nic1"
    When the VMM resets "nic0" by config space
    Then "nic0" is running
    And nobody else has noticed

  Rule: The kernel waits for hardware as long as it has said, and no longer

    @clause:security-poll-bounded
    Scenario: The registers of a device have gone when it is to stop
      Given a running guest with device "zip0"
      And the registers of "zip0" have gone
      When the VMM tries to move "zip0" to stop-and-copy
      Then the write fails
      And the kernel has looked at "zip0" a limited number of times

    @clause:acc-busy-message @clause:acc-busy-bound
    Scenario: A guest keeps the channel to the physical function busy
      Given a running guest with device "zip0"
      And the guest has rung the PF of "zip0" and got no answer
      And a neighbour of "zip0" who uses "nic1"
      When the VMM tries to move "zip0" to stop-and-copy
      Then it is refused with EBUSY
      And nobody else has noticed

  @clause:security-revoke
  Rule: A VMM takes registers away that could wake a stopped device

    Scenario Outline: A guest rings a doorbell of a device that is saved
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      And the VMM takes the registers of stopped devices away
      And the VMM has moved "<device>" to stop-and-copy
      And a neighbour of "<device>" who uses "nic1"
      When the guest rings a doorbell of "<device>"
      Then "<device>" starts no DMA from then on
      And nobody else has noticed

      Examples:
        | device |
        | zip0   |
        | sec0   |
        | hpre0  |

    Scenario: The registers are back when the device runs
      Given a running guest with device "zip0"
      And the VMM takes the registers of stopped devices away
      And the VMM has moved "zip0" to stop-and-copy
      When the VMM moves "zip0" to running
      Then the guest can use "zip0"
