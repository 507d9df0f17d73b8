Feature: A part of a BAR can be exported

  A dma-buf lets the driver of another device reach a BAR without a mapping of
  the user's. It leads to the BAR as long as the BAR can be touched.

  Background:
    Given a user with "card0" open

  @clause:core-export-reaches
  Rule: An importer reaches the exported part

    Scenario: A DMA of another card is written to the BAR
      Given the user has exported 0x1000 bytes at 0x2000 of BAR 2 of "card0"
      And the driver of "old0" has imported it
      When "old0" writes the start of the import by DMA
      Then register 0x2000 of BAR 2 of "card0" holds what was written

  @clause:core-export-checked
  Rule: A part is whole pages inside the BAR

    Scenario Outline: Exporting <what> ends with <outcome>
      When the user exports <what>
      Then the kernel <outcome>

      Examples:
        | what                            | outcome           |
        | all of BAR 2                    | agrees            |
        | two parts of BAR 2              | agrees            |
        | nothing of BAR 2                | answers EINVAL    |
        | no ranges                       | answers EINVAL    |
        | half a page of BAR 2            | answers EINVAL    |
        | a page at an odd place of BAR 2 | answers EINVAL    |
        | one page more than BAR 2        | answers EINVAL    |
        | the page behind BAR 2           | answers EINVAL    |
        | an offset that wraps around     | answers EOVERFLOW |
        | lengths whose sum wraps around  | answers EINVAL    |
        | ranges that are not there       | answers EFAULT    |
        | a flag                          | answers EINVAL    |
        | an absent BAR                   | answers EINVAL    |
        | the ROM                         | answers ENODEV    |
        | config space                    | answers ENODEV    |
        | region 4294967295               | answers ENODEV    |

    Scenario: Ports are not exported
      Given a user with "display0" open
      When the user exports the ports
      Then the kernel answers EINVAL

  @clause:core-export-offered
  Rule: A variant driver exports only if it says so

    Scenario: Without its word there is no export
      Given a user with "old0" open through a variant driver
      When the user exports a page of BAR 2
      Then the kernel answers EOPNOTSUPP

    Scenario: A probe says the same
      Given a user with "old0" open through a variant driver
      When the user tries to probe get feature 11 with 16 bytes
      Then the kernel answers EOPNOTSUPP

  Rule: An export is worth as much as the BAR

    @clause:core-export-revoked
    Scenario Outline: <event> takes it back
      Given the user has exported 0x1000 bytes at 0x2000 of BAR 2 of "card0"
      And the driver of "old0" has imported it
      When <event> happens to "card0"
      Then "old0" cannot reach the import by DMA
      And an import of it now is <import>

      Examples:
        | event                   | import  |
        | disabling memory space  | refused |
        | entering D3hot          | refused |
        | low-power entry         | refused |
        | closing the device      | refused |
        | a device reset          | granted |
        | a reset by config space | granted |

    @clause:core-export-revoked
    Scenario: An export while memory space is disabled leads nowhere
      Given the user has disabled memory space of "card0"
      When the user exports all of BAR 2
      Then the kernel agrees
      And an import of it now is refused
