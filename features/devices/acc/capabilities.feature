Feature: A chip says what it has

  Drivers for several generations and three engines read it from the chip: which
  vectors there are, how deep the rings are, which errors count, which cores exist.

  @clause:acc-capability-values
  Rule: Each function of a chip from V3 on has capability registers

    Scenario Outline: What the functions of "<device>" say
      Given a running guest with device "<device>"
      When the guest reads the capability registers of "<device>"
      Then it has read:
        | QM_CAP_FEATURES      | 0x6f01      |
        | QM_CAP_EQ_AEQ_DEPTH  | 0x04000800  |
        | QM_CAP_SQ_CQ_DEPTH   | 0x04000400  |
        | QM_CAP_EQ_IRQ        | 0x00010000  |
        | QM_CAP_AEQ_IRQ       | 0x00010001  |
        | QM_CAP_ABN_IRQ       | 0x00010003  |
        | QM_CAP_MB_IRQ        | 0x00010002  |
        | QM_CAP_IRQ_NUMBER    | 0x00040003  |
        | QM_CAP_EXT_BAR       | 0x14        |
        | QM_RAS_NFE_TYPE      | <qm errors> |
        | QM_RAS_NFE_RESET     | <qm severe> |
        | QM_RAS_CE_TYPE       | 0x8         |
        | ENGINE_RAS_NFE_TYPE  | <errors>    |
        | ENGINE_RAS_NFE_RESET | <severe>    |
        | ENGINE_RAS_CE_TYPE   | <corrected> |
        | CORE_INFO            | <cores>     |
        | CORE_ENABLE          | <enabled>   |
        | DRIVER_ALGORITHMS    | <drivers>   |
        | DEVICE_ALGORITHMS    | <all>       |

      Examples:
        | device | qm errors | qm severe | errors    | severe   | corrected | cores      | enabled  | drivers   | all    |
        | sec0   | 0x7c77    | 0x6c77    | 0x60177   | 0x177    | 0xc088    | 0x110404   | 0xf      | 0x18670cf | 0x395c |
        | hpre0  | 0x7c37    | 0x6c37    | 0x1fffffe | 0xbffffe | 0x1       | 0x120a0a   | 0x3ff    | 0x27      | 0x7f   |
        | zip0   | 0x7c77    | 0x6c77    | 0x1ffe    | 0x7fe    | 0x1       | 0x12050203 | 0x1c0003 | 0x30      | 0x3f   |

  @clause:acc-probe-starts
  Rule: The chip reports that what a probe has started is up

    Scenario Outline: The driver of the <engine> PF starts engine and error report
      When the host is powered on
      Then between "<device>" and its PF there was, in order:
        | <driver> | writes QM_MEM_START_INIT    |
        | <driver> | reads QM_MEM_INIT_DONE      |
        | <driver> | writes <start>              |
        | <driver> | reads <up>                  |
        | <driver> | writes QM_RAS_NFE_ENABLE    |
        | <driver> | writes QM_OOO_SHUTDOWN_SEL  |
        | <driver> | writes QM_ABNORMAL_INT_MASK |
        | <driver> | writes <mask>               |
        | <driver> | writes QM_VFT_CFG_OP_ENABLE |

      Examples:
        | engine | device | driver    | start              | up                   | mask              |
        | SEC    | sec0   | hisi_sec2 | SEC_MEM_START_INIT | SEC_MEM_INIT_DONE    | SEC_CORE_INT_MASK |
        | HPRE   | hpre0  | hisi_hpre | HPRE_CORE_INI_CFG  | HPRE_CORE_INI_STATUS | HPRE_INT_MASK     |
