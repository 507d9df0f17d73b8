Feature: A reset of the chip is a conversation

  The PF's driver cannot reset the chip behind the backs of its VFs: their rings
  would be gone and their guests would not know. It tells them before, waits for
  each of them, and tells them again when the chip is back.

  @clause:acc-reset-tell @clause:acc-reset-mask @clause:acc-reset-answer @clause:acc-reset-hidden @clause:acc-reset-bus @clause:acc-reset-shares
  Rule: Prepare, reset, share out, done

    Scenario: PF and VF go through a reset in order
      Given hosts with 1 VFs for each accelerator
      And a running guest with device "zip0"
      When the driver of the PF resets the chip of "zip0"
      Then the chip of "zip0" has been reset
      And between "zip0" and its PF there was, in order:
        | hisi_zip | writes QM_IFC_INT_MASK         |
        | hisi_zip | orders SRC                     |
        | hisi_zip | writes QM_IFC_INT_SET_P        |
        | zip0     | interrupts by 2                |
        | guest    | orders DST                     |
        | guest    | writes QM_IFC_INT_MASK         |
        | guest    | writes QM_VF_EQ_INT_MASK       |
        | guest    | orders SRC                     |
        | guest    | writes QM_IFC_INT_SET_V        |
        | hisi_zip | orders DST                     |
        | hisi_zip | writes QM_IFC_INT_SOURCE_P     |
        | hisi_zip | writes ACC_MASTER_GLOBAL_CTRL  |
        | hisi_zip | reads ACC_MASTER_TRANS_RETURN  |
        | hisi_zip | writes QM_MEM_START_INIT       |
        | hisi_zip | writes QM_VFT_CFG_OP_ENABLE    |
        | hisi_zip | orders SRC                     |
        | hisi_zip | writes QM_IFC_INT_SET_P        |
        | guest    | orders DST                     |
        | guest    | orders EQC                     |
        | guest    | orders SQC_BT                  |
        | guest    | writes QM_VF_STATE             |
        | guest    | orders SRC                     |
        | guest    | writes QM_IFC_INT_SET_V        |
        | hisi_zip | orders DST                     |
      And "zip0" was hidden while its chip was reset

  @clause:acc-reset-again
  Rule: The guest goes on with queues that are set up anew

    Scenario Outline: "<device>" is of use after a reset of its chip
      Given hosts with 1 VFs for each accelerator
      And a running guest with device "<device>"
      When the driver of the PF resets the chip of "<device>"
      Then it has succeeded
      And the guest can use "<device>"

      Examples:
        | device |
        | zip0   |
        | sec0   |
        | hpre0  |

    Scenario: The messages of a V4 chip are in registers
      Given hosts with chips of generation V4
      And hosts with 1 VFs for each accelerator
      And a running guest with device "zip0"
      When the driver of the PF resets the chip of "zip0"
      Then it has succeeded
      And the guest can use "zip0"

  @clause:acc-reset-jobs @clause:acc-reset-no-submit
  Rule: A job is completed or given back, and none in between

    Scenario: Jobs of a busy guest are accounted for
      Given hosts with 1 VFs for each accelerator
      And a running guest with device "zip0"
      And the guest has just begun to keep "zip0" busy
      When the driver of the PF resets the chip of "zip0"
      Then it has succeeded
      And no doorbell of "zip0" was rung between its two answers
      And each job of "zip0" has completed or was given back

  @clause:acc-reset-silent @clause:acc-message-patience
  Rule: A VF that does not answer does not keep the chip from its reset

    Scenario: The vCPUs do not run
      Given hosts with 1 VFs for each accelerator
      And a running guest with device "zip0"
      And the vCPUs have stopped
      When the driver of the PF resets the chip of "zip0"
      Then the chip of "zip0" has been reset
      And between "zip0" and its PF there was, in order:
        | hisi_zip | logs: not all VFs acknowledge PF_SRST_PREPARE |
        | hisi_zip | logs: VF 1 does not answer                    |
        | hisi_zip | writes ACC_MASTER_GLOBAL_CTRL                 |
      And hisi_zip did "reads QM_IFC_READY_STATUS" to "zip0" or its PF 42 times

  @clause:acc-reset-idle
  Rule: A VF whose guest was not told is saved as one that nobody uses

    Scenario: The state after a reset that the guest has slept through
      Given hosts with 1 VFs for each accelerator
      And a running guest with device "zip0"
      And the vCPUs have stopped
      And the driver of the PF has reset the chip of "zip0"
      When the VMM moves "zip0" to stop-and-copy
      Then the migration driver of "zip0" does "orders PAUSE_QM" 0 times
