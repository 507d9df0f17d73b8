Feature: The migration region is found by its type and accessed by its fields

  A driver that can migrate adds one region to the device file. Its head is a
  block of registers that do something when they are accessed.

  @clause:region-type @clause:region-single
  Rule: A user finds the region by type and subtype

    Scenario Outline: "<device>" has one region of the migration type
      When the VMM opens "<device>"
      Then "<device>" has exactly one region of type 3 and subtype 1

      Examples:
        | device |
        | zip0   |
        | nic0   |

  @clause:region-layout @clause:region-access-refused
  Rule: A field answers at its own place and width

    Scenario Outline: Of all accesses to the head of the region of "<device>" five succeed
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to stop-and-copy
      And the VMM has asked where a segment of "<device>" lies
      When the VMM reads the registers of "<device>" at every offset and width
      Then these and no others of 512 accesses succeed:
        | offset | bytes |
        | 0x00   | 4     |
        | 0x04   | 4     |
        | 0x08   | 8     |
        | 0x10   | 8     |
        | 0x18   | 8     |

      Examples:
        | device |
        | nic0   |

  Rule: Some registers take no writes

    @clause:region-reserved
    Scenario Outline: The reserved word of "<device>" forgets what is written
      Given a running guest with device "<device>"
      When the VMM tries to write 287454020 to reserved of "<device>"
      Then reserved of "<device>" reads 0

      Examples:
        | device |
        | zip0   |
        | nic0   |

    @clause:region-read-only
    Scenario Outline: <field> of "<device>" cannot be written
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to resuming
      When the VMM tries to write 64 to <field> of "<device>"
      Then <field> of "<device>" reads <value>

      Examples:
        | device | field         | value |
        | zip0   | pending_bytes | 0     |
        | zip0   | data_offset   | 32    |
        | nic0   | pending_bytes | 0     |
        | nic0   | data_offset   | 32    |

  @clause:state-any-time
  Rule: The state can be read at any time

    Scenario: Reading the state in the middle of a segment costs nothing
      Given a running guest with device "nic0"
      And the VMM has moved "nic0" to stop-and-copy
      When the VMM reads device_state of "nic0" between all accesses to the window
      Then the VMM has received all that "nic0" announced

  Rule: The region is trapped

    @clause:region-trapped @clause:region-data-mode
    Scenario Outline: No part of the region of "<device>" can be mapped
      Given a running guest with device "<device>"
      When the VMM asks how the migration region of "<device>" can be reached
      Then the migration region of "<device>" cannot be mapped

      Examples:
        | device |
        | zip0   |
        | nic0   |

    @clause:region-no-mmap-needed
    Scenario Outline: "<device>" moves to the other host without a mapping of its window
      Given a saved guest with device "<device>"
      When a destination VMM resumes the guest
      Then the guest can use "<device>"

      Examples:
        | device |
        | zip0   |
        | nic0   |

    @clause:region-data-behind
    Scenario Outline: A segment of "<device>" lies behind the registers
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to pre-copy
      And the VMM has asked where a segment of "<device>" lies
      When the VMM asks where that segment of "<device>" lies again
      Then that segment of "<device>" lies behind the registers

      Examples:
        | device |
        | zip0   |
        | nic0   |
