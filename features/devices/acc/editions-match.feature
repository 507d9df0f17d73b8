Feature: Drivers of five years decide what fits an ACC VF

  When match data are compared, what is compared, and whether the comparison
  leaves traces has changed several times.

  @clause:acc-edition-match-time
  Scenario Outline: <edition> answers other queues in pre-copy with <answer>
    Given hosts with the driver of <edition>
    And a saved guest with device "zip0"
    And a destination VMM that waits for "zip0"
    When it receives the match data of "zip0" with QP_NUM changed
    Then the call ends with <answer>

    Examples:
      | edition    | answer  |
      | RFC v2     | EINVAL  |
      | Linux 5.18 | success |
      | Linux 6.2  | EINVAL  |
      | Linux 7    | EINVAL  |

    @clause:acc-match-early
    Examples:
      | edition           | answer |
      | the specification | EINVAL |

  @clause:acc-edition-match-writes
  Scenario Outline: While a state is compared <edition> writes QM_VF_STATE <times> times
    Given hosts with the driver of <edition>
    And a saved guest with device "zip0"
    And a destination VMM that waits for "zip0"
    When it receives the state of "zip0"
    Then it is accepted
    And the migration driver of "zip0" has written QM_VF_STATE <times> times

    Examples:
      | edition    | times |
      | RFC v2     | 0     |
      | Linux 5.18 | 0     |
      | Linux 6.2  | 1     |
      | Linux 7    | 0     |

    @clause:acc-state-no-write
    Examples:
      | edition           | times |
      | the specification | 0     |

  @clause:acc-edition-values
  Scenario Outline: <edition> answers a state with reserved bits with <answer>
    Given hosts with the driver of <edition>
    And a saved guest with device "zip0"
    And a destination VMM that waits for "zip0"
    When it receives the state of "zip0" with RSV_REGS changed
    Then the call ends with <answer>

    Examples:
      | edition    | answer  |
      | RFC v2     | success |
      | Linux 5.18 | success |
      | Linux 6.2  | success |
      | Linux 7    | success |

    @clause:acc-state-plausible
    Examples:
      | edition           | answer |
      | the specification | EINVAL |

  @clause:acc-edition-empty-state
  Scenario Outline: Of a state without a table of contexts <edition> rings <queues> queues
    Given hosts with the driver of <edition>
    And a saved guest with device "zip0" whose state names no table of contexts
    When a destination VMM tries to load "zip0"
    Then the call ends with <answer>
    And the migration driver of "zip0" rings <queues> submission queues

    Examples:
      | edition    | answer  | queues |
      | RFC v2     | success | 4      |
      | Linux 5.18 | success | 0      |
      | Linux 6.2  | success | 0      |
      | Linux 7    | success | 0      |

    @clause:acc-state-plausible
    Examples:
      | edition           | answer | queues |
      | the specification | EINVAL | 0      |

  @clause:acc-edition-no-queues
  Scenario Outline: <edition> answers pre-copy of a VF without queues with <answer>
    Given hosts with the driver of <edition>
    And a VMM that has opened "zip0" and started no guest
    And the PF of "zip0" has taken its queues back
    When the VMM tries to move "zip0" to pre-copy
    Then the call ends with <answer>

    Examples:
      | edition    | answer  |
      | RFC v2     | EINVAL  |
      | Linux 5.18 | success |
      | Linux 6.2  | success |
      | Linux 7    | success |

    @clause:acc-precopy-no-queues
    Examples:
      | edition           | answer |
      | the specification | EINVAL |

  @clause:acc-edition-number
  Scenario Outline: <edition> finds <count> queues from <base> for the eighth VF
    Given hosts with the driver of <edition>
    And hosts with 8 VFs for each accelerator
    And a VMM that has opened "zip7" and started no guest
    When the VMM moves "zip7" to pre-copy
    Then the match data of "zip7" names <count> queues from <base>

    Examples:
      | edition    | count | base |
      | RFC v2     | 992   | 0    |
      | Linux 5.18 | 4     | 992  |
      | Linux 6.2  | 4     | 992  |
      | Linux 7    | 4     | 992  |

    @clause:acc-precopy-number
    Examples:
      | edition           | count | base |
      | the specification | 4     | 992  |

  @clause:acc-edition-doorbells
  Scenario Outline: <edition> asks <register> for the kind of doorbell pages
    Given hosts with the driver of <edition>
    And a running guest with device "zip0"
    When the VMM moves "zip0" to pre-copy
    Then the migration driver of "zip0" does "reads <register>" 1 time

    Examples:
      | edition    | register         |
      | RFC v2     | QM_QUE_ISO_CFG   |
      | Linux 5.18 | QM_QUE_ISO_CFG_V |
      | Linux 6.2  | QM_QUE_ISO_CFG_V |
      | Linux 7    | QM_QUE_ISO_CFG_V |

    @clause:acc-precopy-doorbells
    Examples:
      | edition           | register         |
      | the specification | QM_QUE_ISO_CFG_V |
