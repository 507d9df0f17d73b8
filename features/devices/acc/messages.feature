Feature: A PF and its VFs talk by messages

  A message is posted by mailbox, then a bell rings. Whoever is rung takes the
  message and acknowledges. The drivers of PF and VF need this for bandwidth and
  for the reset of the chip.

  @clause:acc-message-post-first @clause:acc-message-take-first @clause:acc-message-vector
  Rule: Post, ring, take, acknowledge

    Scenario: A VF asks its PF for the bandwidth and is answered
      Given a running guest with device "zip0"
      When the guest asks the PF of "zip0" for its bandwidth
      Then between "zip0" and its PF there was, in order:
        | guest    | orders SRC                 |
        | guest    | writes QM_IFC_INT_SET_V    |
        | zip      | interrupts by 2            |
        | hisi_zip | reads QM_IFC_INT_SOURCE_P  |
        | hisi_zip | orders DST                 |
        | hisi_zip | writes QM_IFC_INT_SOURCE_P |
        | hisi_zip | orders SRC                 |
        | hisi_zip | writes QM_IFC_INT_CFG      |
        | hisi_zip | writes QM_IFC_INT_SET_P    |
        | zip0     | interrupts by 2            |
        | guest    | reads QM_IFC_INT_STATUS    |
        | guest    | orders DST                 |
        | guest    | writes QM_IFC_INT_SOURCE_V |
      And the guest knows that "zip0" has a bandwidth of 1000

    @clause:acc-message-registers
    Scenario: On later chips the message is in a register
      Given hosts with chips of generation V4
      And a running guest with device "zip0"
      When the guest asks the PF of "zip0" for its bandwidth
      Then between "zip0" and its PF there was, in order:
        | guest    | writes QM_VF2PF_VF_W       |
        | guest    | writes QM_IFC_INT_SET_V    |
        | zip      | interrupts by 2            |
        | hisi_zip | reads QM_VF2PF_PF_R        |
        | hisi_zip | writes QM_IFC_INT_SOURCE_P |
        | hisi_zip | writes QM_PF2VF_PF_W       |
        | hisi_zip | writes QM_IFC_INT_SET_P    |
        | zip0     | interrupts by 2            |
        | guest    | reads QM_PF2VF_VF_R        |
        | guest    | writes QM_IFC_INT_SOURCE_V |
      And the guest knows that "zip0" has a bandwidth of 1000

  @clause:acc-message-bell
  Rule: A bell rings until everybody has heard it

    Scenario: A ring that nobody has acknowledged stays
      Given a running guest with device "zip0"
      And the vCPUs have stopped
      When the PF of "zip0" posts a message to all VFs and rings them
      Then the PF of "zip0" still rings 2 VFs

    Scenario: A ring that all have acknowledged is over
      Given hosts with 1 VFs for each accelerator
      And a running guest with device "zip0"
      When the guest asks the PF of "zip0" for its bandwidth
      Then the PF of "zip0" still rings 0 VFs

  @clause:acc-message-all
  Rule: A message to all reaches each VF that owns queues

    Scenario Outline: <count> VFs are rung at once
      Given hosts with <count> VFs for each accelerator
      And a running guest with device "zip0"
      And the vCPUs have stopped
      When the PF of "zip0" posts a message to all VFs and rings them
      Then the PF of "zip0" still rings <count> VFs
      And a message waits for "zip0"

      Examples:
        | count |
        | 1     |
        | 3     |
        | 31    |

  @clause:acc-message-masked
  Rule: A masked message raises no interrupt

    Scenario: The message waits all the same
      Given a running guest with device "zip0"
      And the guest has masked the messages of "zip0"
      When the PF of "zip0" posts a message to all VFs and rings them
      Then nobody did "interrupts by 2" to "zip0" or its PF
      And a message waits for "zip0"

  @clause:acc-message-no-vf
  Rule: VFs cannot speak to VFs

    Scenario: A message to another VF is refused
      Given a running guest with device "zip0"
      When the guest posts a message of "zip0" to another VF
      Then the mailbox of "zip0" is done and reports failure
