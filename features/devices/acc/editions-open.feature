Feature: Drivers of five years open an ACC VF

  What a user gets who opens a VF, what the kernel keeps of it, and what a reset
  does to its state.

  @clause:acc-edition-refusal
  Scenario Outline: <edition> answers the open of a VF of an older chip with <answer>
    Given hosts with the driver of <edition>
    And hosts with chips of generation V2
    When the VMM tries to open "zip0"
    Then the call ends with <answer>

    Examples:
      | edition           | answer  |
      | RFC v2            | ENODEV  |
      | Linux 5.18        | success |
      | Linux 6.2         | success |
      | Linux 7           | success |
      | the specification | ENODEV  |

  @clause:acc-edition-refusal
  Scenario: A VF that cannot migrate has no migration region
    Given hosts with the driver of Linux 7
    And hosts with chips of generation V2
    When the VMM opens "zip0"
    Then "zip0" has no migration region

  @clause:acc-edition-mapping
  Scenario Outline: While the guest runs <edition> has BAR 2 <how>
    Given hosts with the driver of <edition>
    When the VMM opens "zip0"
    Then the migration driver of "zip0" has BAR 2 <how>

    Examples:
      | edition    | how      |
      | RFC v2     | unmapped |
      | Linux 5.18 | mapped   |
      | Linux 6.2  | mapped   |
      | Linux 7    | mapped   |

    @clause:acc-map-on-need
    Examples:
      | edition           | how      |
      | the specification | unmapped |

  @clause:acc-edition-upper-half
  Scenario: With RFC v2 a user reads the upper half of BAR 2
    Given hosts with the driver of RFC v2
    And a user who has opened "zip0"
    When the user reads 4 bytes at 32 KiB of BAR 2
    Then the call gives 4

  @clause:acc-edition-upper-half
  Scenario Outline: With <edition> no user reads the upper half of BAR 2
    Given hosts with the driver of <edition>
    And a user who has opened "zip0"
    When the user reads 4 bytes at 32 KiB of BAR 2
    Then the call fails with EINVAL

    Examples:
      | edition    |
      | Linux 5.18 |
      | Linux 6.2  |
      | Linux 7    |

    @clause:acc-bar2-read
    Examples:
      | edition           |
      | the specification |

  @clause:acc-edition-reset
  Scenario Outline: After a reset in stop-and-copy the device of <edition> reads <bits>
    Given hosts with the driver of <edition>
    And a running guest with device "zip0"
    And the VMM has moved "zip0" to stop-and-copy
    When the VMM resets "zip0"
    Then "zip0" reads <bits>

    Examples:
      | edition    | bits    |
      | RFC v2     | SAVING  |
      | Linux 5.18 | RUNNING |
      | Linux 6.2  | SAVING  |
      | Linux 7    | RUNNING |

    @clause:acc-reset-running
    Examples:
      | edition           | bits    |
      | the specification | RUNNING |
