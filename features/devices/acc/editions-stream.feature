Feature: Drivers of five years save and load an ACC VF

  What one driver leaves out of the stream, another one cannot load. Each edition
  meets its own kind at the other end.

  @clause:acc-edition-idle-stream
  Scenario Outline: Of a VF that no guest uses <edition> saves "<bytes>" bytes
    Given hosts with the driver of <edition>
    When a VMM that has opened "zip0" and started no guest saves it
    Then the stream of "zip0" has segments of "<bytes>" bytes

    Examples:
      | edition    | bytes |
      | RFC v2     |       |
      | Linux 5.18 | 32    |
      | Linux 6.2  | 32    |
      | Linux 7    | 32    |

    @clause:acc-idle-state
    Examples:
      | edition           | bytes |
      | the specification | 168   |

  @clause:acc-edition-cut-off
  Scenario Outline: A stream without a state ends with <answer> for <edition>
    Given hosts with the driver of <edition>
    And a saved guest with device "zip0"
    And the stream of "zip0" has been cut off behind the match data
    When a destination VMM tries to load "zip0"
    Then the call ends with <answer>

    Examples:
      | edition    | answer  |
      | RFC v2     | success |
      | Linux 5.18 | success |
      | Linux 6.2  | success |
      | Linux 7    | success |

    @clause:acc-load-incomplete
    Examples:
      | edition           | answer |
      | the specification | EINVAL |

  @clause:acc-edition-ring-address
  Scenario Outline: <edition> takes the ring's address from dwords <low> and <high>
    Given hosts with the driver of <edition>
    And a saved guest with device "zip0"
    Then EQE_DMA of "zip0" is the address in dwords <low> and <high> of EQC_DW

    Examples:
      | edition    | low | high |
      | RFC v2     | 1   | 2    |
      | Linux 5.18 | 1   | 2    |
      | Linux 6.2  | 0   | 1    |
      | Linux 7    | 1   | 2    |

    @clause:acc-stream-ring-address
    Examples:
      | edition           | low | high |
      | the specification | 1   | 2    |

  @clause:acc-edition-events
  Scenario Outline: With <edition> a guest whose interrupt got lost takes <jobs> jobs
    Given hosts with the driver of <edition>
    And a suspended guest with a finished job of "zip0" whose interrupt got lost
    When a destination VMM resumes the guest
    Then the guest has taken <jobs> finished jobs of "zip0"

    Examples:
      | edition    | jobs |
      | RFC v2     | 0    |
      | Linux 5.18 | 0    |
      | Linux 6.2  | 0    |
      | Linux 7    | 0    |

    @clause:acc-load-events
    Examples:
      | edition           | jobs |
      | the specification | 1    |

  @clause:acc-edition-timeout-mailbox
  Scenario Outline: A VF that does not answer ends a load by <edition> with <errno>
    Given hosts with the driver of <edition>
    And a saved guest with device "zip0"
    And a destination VMM that waits for "zip0"
    And "zip0" answers to nobody any more
    When the VMM tries to load "zip0"
    Then it is refused with <errno>

    Examples:
      | edition    | errno |
      | RFC v2     | EBUSY |
      | Linux 5.18 | EBUSY |
      | Linux 6.2  | EBUSY |

    @clause:acc-timeout
    Examples:
      | edition           | errno     |
      | Linux 7           | ETIMEDOUT |
      | the specification | ETIMEDOUT |
