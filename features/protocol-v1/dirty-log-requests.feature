Feature: The ioctl of the dirty log is exact

  VFIO_IOMMU_DIRTY_PAGES starts, stops and reads the log. A request that is wrong
  in any part is refused, and nothing is reported.

  Rule: A request is exact, or it is refused

    @clause:dirty-one-flag
    Scenario Outline: The flags <flags> are refused
      Given a running guest with device "zip0"
      And the VMM has started the log
      When the VMM sends the flags <flags> to the log
      Then the container refuses with EINVAL

      Examples:
        | flags |
        | 0     |
        | 3     |
        | 5     |
        | 6     |
        | 7     |
        | 8     |

    @clause:dirty-one-flag
    Scenario Outline: The flags <flags> are accepted
      Given a running guest with device "zip0"
      When the VMM sends the flags <flags> to the log
      Then the container accepts

      Examples:
        | flags |
        | 1     |
        | 2     |

    @clause:dirty-get-checked
    Scenario Outline: A question with <fault> is refused
      Given a running guest with device "zip0"
      And the VMM has started the log
      When the VMM asks the log with <fault>
      Then the container refuses with EINVAL

      Examples:
        | fault                                |
        | another page size                    |
        | no page size                         |
        | an unaligned start                   |
        | an unaligned length                  |
        | no length                            |
        | a range that wraps                   |
        | a range that begins inside a mapping |
        | a range that ends inside a mapping   |
        | no bitmap                            |
        | a bitmap that is too small           |
        | a bitmap that is too large           |
