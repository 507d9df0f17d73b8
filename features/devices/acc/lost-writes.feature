Feature: A write that gets lost does not cost the guest a job

  Writes to a device are posted: nobody tells the driver that one did not arrive.
  The driver looks where it can, and gives up while there is a way back.

  @clause:acc-lost-stop @clause:acc-order-echo
  Rule: A stop that loses a write fails, and the guest goes on

    Scenario Outline: The stop loses the write of <register>
      Given a running guest with device "zip0"
      And the guest keeps "zip0" busy
      And the next write of <register> to "zip0" gets lost
      When the VMM tries to move "zip0" to stop-and-copy
      Then it is refused with <errno>
      And every job of "zip0" completes once and right

      Examples:
        | register            | errno     |
        | QM_MB_CMD_SEND_BASE | EIO       |
        | QM_CACHE_WB_START   | ETIMEDOUT |

  @clause:acc-table-check
  Rule: A look into the function table does not become a write

    Scenario Outline: The look loses the write of <register>
      Given a running guest with device "zip0"
      And the next write of <register> to the PF of "zip0" gets lost
      When the VMM tries to move "zip0" to pre-copy
      Then it is refused with <errno>
      And "zip0" still owns 4 queues
      And the guest can use "zip0"

      Examples:
        | register             | errno     |
        | QM_VFT_CFG_OP_WR     | EIO       |
        | QM_VFT_CFG_OP_ENABLE | ETIMEDOUT |

  @clause:acc-load-verified
  Rule: A load that loses a write fails

    Scenario Outline: The load loses the write of <register>
      Given a saved guest with device "zip0"
      And a destination VMM that has written all segments of "zip0"
      And the next write of <register> to "zip0" gets lost
      When the VMM tries to move "zip0" to running
      Then it is refused with EIO
      And the migration driver of "zip0" does "rings SQ 0" 0 times

      Examples:
        | register            |
        | QM_VF_EQ_INT_MASK   |
        | QM_VF_STATE         |
        | QM_EQC_DW0          |
        | QM_EQC_DW1          |
        | QM_AEQC_DW1         |
        | QM_AEQC_DW6         |
        | QM_MB_CMD_SEND_BASE |
