Feature: A device file describes itself

  Background:
    Given a user with "card0" open

  @clause:core-info-argsz
  Rule: A buffer below the minimum is refused

    Scenario Outline: <request> needs <minimum> bytes
      When the user asks <request> with argsz one below <minimum>
      Then the kernel answers EINVAL

      Examples:
        | request                     | minimum |
        | VFIO_DEVICE_GET_INFO        | 16      |
        | VFIO_DEVICE_GET_REGION_INFO | 32      |
        | VFIO_DEVICE_GET_IRQ_INFO    | 16      |
        | VFIO_DEVICE_SET_IRQS        | 20      |
        | VFIO_DEVICE_IOEVENTFD       | 32      |
        | VFIO_DEVICE_FEATURE         | 8       |

  @clause:core-info-fault
  Rule: A buffer that is not all there is refused

    Scenario Outline: <request> on memory that ends early
      When the user asks <request> with memory that ends one byte before <minimum>
      Then the kernel answers EFAULT

      Examples:
        | request                     | minimum |
        | VFIO_DEVICE_GET_INFO        | 16      |
        | VFIO_DEVICE_GET_REGION_INFO | 32      |
        | VFIO_DEVICE_GET_IRQ_INFO    | 16      |

    Scenario: A read-only buffer takes no answer
      When the user asks VFIO_DEVICE_GET_INFO with memory that cannot be written
      Then the kernel answers EFAULT

  @clause:core-info-chain
  Rule: A capability chain that does not fit is announced by its size

    Scenario Outline: With <room> the description <says>
      When the user asks for BAR 4 of "card0" with <room>
      Then the description <says>

      Examples:
        | room                       | says                                  |
        | the bare structure         | names the size that the chain takes   |
        | one byte less than needed  | names the size that the chain takes   |
        | exactly the size needed    | carries the chain                     |

  @clause:core-info-offset
  Rule: The offset that the kernel gives leads to the region

    Scenario Outline: What is written at the offset of <region> is read there
      When the user writes a value at the offset of <region> of "card0"
      Then the registers behind <region> of "card0" hold it

      Examples:
        | region |
        | BAR 0  |
        | BAR 2  |
        | BAR 4  |

  @clause:core-info-absent
  Rule: A region that is not there has neither size nor flags

    Scenario Outline: <region> is absent
      When the user asks for <region> of "card0"
      Then the region has size 0 and no flags

      Examples:
        | region  |
        | BAR 1   |
        | BAR 3   |
        | the ROM |

  @clause:core-info-index
  Rule: An index past the last region is refused

    Scenario Outline: Index <index> is refused
      When the user asks for the region with index <index>
      Then the kernel answers EINVAL

      Examples:
        | index      |
        | 8          |
        | 9          |
        | 4294967295 |

  @clause:core-info-vf-intx
  Rule: A virtual function has no INTx

    Scenario: The vector count of INTx is 0
      Given the virtual functions of "pf0" are enabled
      And a user with "vf0" open
      When the user asks for INTx of "vf0"
      Then the index has 0 vectors
