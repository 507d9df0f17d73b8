Feature: The fields of the region hold what their names say

  A VMM that knows nothing but the table of offsets reads a device's state, and
  what it writes into a field that is not writable is gone.

  @clause:region-layout @clause:region-data-behind
  Rule: Each field is at its place

    Scenario Outline: The fields of "<device>" in stop-and-copy
      Given a VMM that has opened "<device>"
      When the VMM moves "<device>" to stop-and-copy
      Then the fields of "<device>" read, one after the other:
        | offset | bytes | field         | holds       |
        | 0x00   | 4     | device_state  | 2           |
        | 0x04   | 4     | reserved      | 0           |
        | 0x08   | 8     | pending_bytes | at least 1  |
        | 0x10   | 8     | data_offset   | at least 32 |
        | 0x18   | 8     | data_size     | at least 1  |

      Examples:
        | device |
        | zip0   |
        | sec0   |
        | hpre0  |
        | nic0   |
        | vf0    |

  @clause:region-read-only @clause:region-reserved
  Rule: A write into a field that is not writable leaves it

    Scenario Outline: <field> of "<device>" keeps its value in <state>
      Given a VMM that has opened "<device>"
      And the VMM has moved "<device>" to <state>
      When the VMM reads <field> of "<device>" before and after it tries to write 1 there
      Then it has found <field> of "<device>" unchanged

      Examples:
        | device | field         | state         |
        | zip0   | reserved      | stop-and-copy |
        | zip0   | pending_bytes | stop-and-copy |
        | zip0   | data_offset   | resuming      |
        | nic0   | reserved      | stop-and-copy |
        | nic0   | pending_bytes | stop-and-copy |
        | nic0   | data_offset   | resuming      |
        | vf0    | reserved      | stop-and-copy |
        | vf0    | pending_bytes | stop-and-copy |
        | vf0    | data_offset   | resuming      |

  @clause:region-no-mmap-needed
  Rule: Reads and writes are enough

    Scenario Outline: "<device>" is moved and its region never mapped
      Given a saved guest with device "<device>"
      When a destination VMM resumes the guest
      Then the region of "<device>" was never mapped
      And the guest can use "<device>"

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |
