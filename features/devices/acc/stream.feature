Feature: The stream of an ACC VF

  Thirty-two bytes tell which device can take it. They come first, while the
  guest still runs; the whole state of 168 bytes comes when the VF is stopped.

  Background:
    Given a saved guest with device "zip0"

  @clause:acc-stream-sizes
  Scenario: The stream has match data and a state
    Then the stream of "zip0" has segments of 32 and 168 bytes

  @clause:acc-stream-match
  Scenario: The match data is that of the VF
    Then the saved state of "zip0" holds:
      | QP_NUM      | 4      |
      | DEV_ID      | 0xa251 |
      | QUE_ISO_CFG | 0      |

  @clause:acc-stream-verbatim
  Scenario: What is saved is what the registers held
    Then the saved state of "zip0" holds what these registers hold:
      | AEQ_INT_MASK   | QM_VF_AEQ_INT_MASK  |
      | EQ_INT_MASK    | QM_VF_EQ_INT_MASK   |
      | IFC_INT_SOURCE | QM_IFC_INT_SOURCE_V |
      | IFC_INT_MASK   | QM_IFC_INT_MASK     |
      | IFC_INT_SET    | QM_IFC_INT_SET_V    |
      | PAGE_SIZE      | QM_PAGE_SIZE        |
      | VF_STATE       | QM_VF_STATE         |
      | EQC_DW         | QM_EQC_DW0          |
      | AEQC_DW        | QM_AEQC_DW0         |

  @clause:acc-stream-ring-address
  Scenario: The rings' addresses come from dwords 1 and 2
    Then EQE_DMA of "zip0" is the address in dwords 1 and 2 of EQC_DW
    And AEQE_DMA of "zip0" is the address in dwords 1 and 2 of AEQC_DW
