Feature: Drivers of five years stop an ACC VF

  The posting, three kernels and this specification stop a VF, each in its own
  way. What they do is what was executed; what they should do is in the clauses.

  @clause:acc-edition-idle-pause
  Scenario Outline: A VF that no guest uses is paused <times> times by <edition>
    Given hosts with the driver of <edition>
    And a VMM that has opened "zip0" and started no guest
    When the VMM moves "zip0" to stop-and-copy
    Then the migration driver of "zip0" does "orders PAUSE_QM" <times> times

    Examples:
      | edition    | times |
      | RFC v2     | 0     |
      | Linux 5.18 | 1     |
      | Linux 6.2  | 1     |
      | Linux 7    | 1     |

    @clause:acc-idle-not-paused
    Examples:
      | edition           | times |
      | the specification | 0     |

  @clause:acc-edition-write-back
  Scenario Outline: With <edition> a VF that stops writes <contexts> contexts back
    Given hosts with the driver of <edition>
    And a running guest with device "zip0"
    When the VMM moves "zip0" to stopped
    Then "zip0" has written its contexts <contexts> times

    Examples:
      | edition    | contexts |
      | RFC v2     | 4        |
      | Linux 5.18 | 0        |
      | Linux 6.2  | 0        |
      | Linux 7    | 4        |

    @clause:acc-stop-write-back
    Examples:
      | edition           | contexts |
      | the specification | 4        |

  @clause:acc-edition-failed-stop
  Scenario Outline: After a stop that failed <edition> wakes <queues> queues
    Given hosts with the driver of <edition>
    And a running guest with device "zip0"
    And the guest has rung the PF of "zip0" and got no answer
    When the VMM tries to move "zip0" to stop-and-copy
    Then it is refused with EBUSY
    And the migration driver of "zip0" rings <queues> submission queues

    Examples:
      | edition    | queues |
      | RFC v2     | 4      |
      | Linux 5.18 | 0      |
      | Linux 6.2  | 0      |
      | Linux 7    | 0      |

    @clause:acc-busy-restart
    Examples:
      | edition           | queues |
      | the specification | 4      |

  @clause:acc-edition-stop-run
  Scenario Outline: After a stop without a save <edition> wakes <queues> queues
    Given hosts with the driver of <edition>
    And a running guest with device "zip0"
    And the VMM has moved "zip0" to stopped
    When the VMM moves "zip0" to running
    Then the migration driver of "zip0" rings <queues> submission queues

    Examples:
      | edition    | queues |
      | RFC v2     | 4      |
      | Linux 5.18 | 4      |
      | Linux 6.2  | 4      |
      | Linux 7    | 0      |

    @clause:acc-pause-resume
    Examples:
      | edition           | queues |
      | the specification | 4      |

  @clause:acc-edition-abort
  Scenario Outline: A save that <edition> gives up lets <dma> DMA out
    Given hosts with the driver of <edition>
    And a running guest with device "zip0"
    And the guest has given "zip0" 3 jobs and waits
    And the VMM has moved "zip0" to stop-and-copy
    When the VMM moves "zip0" to stopped
    Then "zip0" starts <dma> DMA while it is stopped

    Examples:
      | edition    | dma  |
      | RFC v2     | some |
      | Linux 5.18 | no   |
      | Linux 6.2  | no   |
      | Linux 7    | no   |

    @clause:acc-abort-quiet
    Examples:
      | edition           | dma |
      | the specification | no  |

  @clause:acc-edition-timeout-caches
  Scenario Outline: Caches that stay on the chip end a stop by <edition> with <errno>
    Given hosts with the driver of <edition>
    And a running guest with device "zip0"
    And the guest has put the contexts of "zip0" where no memory is
    When the VMM tries to move "zip0" to stop-and-copy
    Then it is refused with <errno>

    Examples:
      | edition    | errno  |
      | RFC v2     | EINVAL |
      | Linux 5.18 | EINVAL |
      | Linux 6.2  | EINVAL |

    @clause:acc-timeout
    Examples:
      | edition           | errno     |
      | Linux 7           | ETIMEDOUT |
      | the specification | ETIMEDOUT |
