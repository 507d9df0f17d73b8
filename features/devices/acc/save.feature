Feature: The ACC driver saves a VF by its registers

  The state of a VF is in guest memory, in registers and in the chip's caches.
  The driver pauses the queues, brings the caches to memory, and reads the rest.

  @clause:acc-precopy-pf-only @clause:acc-precopy-queues @clause:acc-map-not-running
  Rule: While the guest runs, the driver asks the PF

    Scenario: Entering pre-copy touches no register of the VF
      Given a running guest with device "zip0"
      When the VMM moves "zip0" to pre-copy
      Then the migration driver of "zip0" touches registers of the PF alone
      And the migration driver of "zip0" does, in order:
        | writes QM_VFT_CFG           |
        | writes QM_VFT_CFG_OP_ENABLE |
        | reads QM_VFT_CFG_DATA_L     |
        | reads QM_VFT_CFG_DATA_H     |
        | reads QM_QUE_ISO_CFG_V      |

  @clause:acc-stop-ready-first @clause:acc-stop-pause @clause:acc-stop-quiet @clause:acc-stop-write-back @clause:acc-mailbox-idle
  Rule: The queues are paused, the chip is quiet, the caches are in memory

    Scenario: Entering stop-and-copy stops a VF in order
      Given a running guest with device "zip0"
      And the guest keeps "zip0" busy
      When the VMM moves "zip0" to stop-and-copy
      Then the migration driver of "zip0" does, in order:
        | maps BAR2                    |
        | reads QM_VF_STATE            |
        | reads QM_MB_CMD_SEND_BASE    |
        | orders PAUSE_QM              |
        | reads QM_ABNORMAL_INT_STATUS |
        | reads QM_IFC_INT_STATUS      |
        | reads QM_IFC_INT_SET_V       |
        | reads ZIP_CORE_INT_STATUS    |
        | writes QM_CACHE_WB_START     |
        | reads QM_CACHE_WB_DONE       |
        | unmaps BAR2                  |

  @clause:acc-save-order @clause:acc-save-tables
  Rule: The registers are read in a fixed order, the tables asked for at the end

    Scenario: The registers of a stopped VF are read
      Given a running guest with device "zip0"
      And the guest keeps "zip0" busy
      When the VMM moves "zip0" to stop-and-copy
      Then the migration driver of "zip0" does, in order:
        | reads QM_VF_AEQ_INT_MASK  |
        | reads QM_VF_EQ_INT_MASK   |
        | reads QM_IFC_INT_SOURCE_V |
        | reads QM_IFC_INT_MASK     |
        | reads QM_IFC_INT_SET_V    |
        | reads QM_PAGE_SIZE        |
        | reads QM_VF_STATE         |
        | reads QM_EQC_DW0          |
        | reads QM_EQC_DW6          |
        | reads QM_AEQC_DW0         |
        | reads QM_AEQC_DW6         |
        | orders SQC_BT             |
        | orders CQC_BT             |

  @clause:acc-map-on-need
  Rule: BAR 2 is mapped for one piece of work

    Scenario: Every mapping of a save has ended
      Given a running guest with device "zip0"
      When the VMM saves "zip0"
      Then each mapping of BAR 2 of "zip0" has ended
