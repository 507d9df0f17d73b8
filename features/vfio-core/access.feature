Feature: Reading, writing and mapping the regions

  Background:
    Given a user with "card0" open

  @clause:core-rw-shortened
  Rule: An access across the end of a BAR is shortened

    Scenario Outline: A <call> of 8 bytes, 4 before the end, moves 4
      When the user makes a <call> of 8 bytes 4 bytes before the end of BAR 2
      Then the call returns 4

      Examples:
        | call   |
        | read   |
        | write  |

  @clause:core-rw-past-end
  Rule: An access that starts past the end is refused

    Scenario Outline: A <call> at the end of BAR 2 is refused
      When the user makes a <call> of 4 bytes at the end of BAR 2
      Then the kernel answers EINVAL

      Examples:
        | call   |
        | read   |
        | write  |

  @clause:core-rw-config-end
  Rule: Config space is all or nothing

    Scenario Outline: A <call> across the end of config space moves nothing
      When the user makes a <call> of 8 bytes 4 bytes before the end of config space
      Then the kernel answers EFAULT
      And nothing has changed

      Examples:
        | call   |
        | read   |
        | write  |

  @clause:core-rw-disabled
  Rule: Registers cannot be reached while memory space is disabled

    Scenario Outline: A <call> of BAR 2 fails
      Given the user has disabled memory space of "card0"
      When the user makes a <call> of 4 bytes at the start of BAR 2
      Then the kernel answers EIO
      And nothing has changed

      Examples:
        | call   |
        | read   |
        | write  |

  Rule: The MSI-X table is the kernel's

    @clause:core-rw-msix-read
    Scenario: The table reads as ones
      When the user reads the MSI-X table of "card0"
      Then all bytes read are 0xff

    @clause:core-rw-msix-write
    Scenario: A write to the table is dropped
      When the user writes the MSI-X table of "card0"
      Then the call returns 16
      And nothing has changed

  @clause:core-mmap-bounds
  Rule: Only what lies inside a mappable BAR can be mapped

    Scenario Outline: Mapping <what> gives <outcome>
      When the user maps <what>
      Then the kernel <outcome>

      Examples:
        | what                              | outcome           |
        | all of BAR 2                      | agrees            |
        | the last page of BAR 2            | agrees            |
        | one page more than BAR 2          | answers EINVAL    |
        | the page behind BAR 2             | answers EINVAL    |
        | BAR 1, which is absent            | answers EINVAL    |

  @clause:core-mmap-kinds
  Rule: Config space, ROM and VGA cannot be mapped

    Scenario Outline: Mapping <region> is refused
      When the user maps a page of <region>
      Then the kernel answers EINVAL

      Examples:
        | region       |
        | config space |
        | the ROM      |
        | VGA          |

  @clause:core-mmap-zapped
  Rule: A mapping is taken away while its BAR cannot be reached

    Scenario Outline: A touch faults after <event>
      Given the user has mapped and touched BAR 2 of "card0"
      When <event> happens to "card0"
      Then a touch of the mapping <outcome>

      Examples:
        | event                    | outcome          |
        | disabling memory space   | raises SIGBUS    |
        | entering D3hot           | raises SIGBUS    |
        | a device reset           | reaches the card |
        | a reset by config space  | reaches the card |
        | closing the device       | raises SIGBUS    |

  @clause:core-mmap-installed-again
  Rule: The next touch after the BAR has come back reaches it again

    Scenario: Memory space is disabled and enabled
      Given the user has mapped and touched BAR 2 of "card0"
      And the user has disabled memory space of "card0"
      When the user enables memory space of "card0"
      Then a touch of the mapping reaches the card
