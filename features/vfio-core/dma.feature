Feature: What a user makes reachable for its devices

  Background:
    Given a user who has opened "card0" and mapped memory for DMA

  @clause:dma-map-overlap
  Rule: A map on top of another is refused

    Scenario Outline: <where> is refused
      When the user maps memory for DMA <where>
      Then the kernel answers EEXIST

      Examples:
        | where                       |
        | at the same address         |
        | across the start of the map |
        | across the end of the map   |
        | inside the map              |
        | around the map              |

  @clause:dma-map-shape
  Rule: A map that is no range of pages is refused

    Scenario Outline: A map with <what> is refused
      When the user maps memory for DMA with <what>
      Then the kernel answers EINVAL
      And nothing has changed

      Examples:
        | what                              |
        | a misaligned address              |
        | a misaligned size                 |
        | size 0                            |
        | a range that wraps around         |
        | no access at all                  |
        | an unknown flag                   |
        | an address in the interrupt window|
        | an address beyond the aperture    |

  @clause:dma-map-memory
  Rule: Only memory of the user can be mapped

    Scenario: An address that means nothing in the process is refused
      When the user maps memory for DMA from an address that is not mapped
      Then the kernel answers EFAULT
      And nothing has changed

  @clause:dma-map-limits
  Rule: There is an end to mappings and to locked memory

    Scenario: A mapping above the limit of the host is refused
      Given the host allows 1 mapping for each container
      When the user maps one more page for DMA
      Then the kernel answers ENOSPC

    Scenario: More than the user may lock is refused
      Given the user may lock 64 KiB
      When the user maps 128 KiB for DMA
      Then the kernel answers ENOMEM

  @clause:dma-unmap-whole
  Rule: A mapping is taken away whole or not at all

    Scenario Outline: An unmap <where> is refused
      When the user unmaps DMA <where>
      Then the kernel answers EINVAL

      Examples:
        | where                       |
        | across the start of the map |
        | across the end of the map   |
        | inside the map              |

  @clause:dma-unmap-nothing
  Rule: Taking away nothing succeeds

    Scenario: The answer is 0 bytes
      When the user unmaps DMA where nothing is mapped
      Then the call returns 0

  @clause:dma-unmap-done
  Rule: When the unmap returns, the device cannot reach the memory

    Scenario: A DMA write after the unmap faults
      Given "card0" has written the memory by DMA
      When the user unmaps DMA of the whole map
      Then a DMA write of "card0" faults

  Rule: Dirty pages are asked for in well-formed ranges

    @clause:dma-dirty-checked
    Scenario Outline: A query with <what> is refused
      Given the user has started dirty tracking
      When the user asks for dirty pages with <what>
      Then the kernel answers EINVAL

      Examples:
        | what                     |
        | a page size of 64 KiB    |
        | a misaligned range       |
        | a range that cuts a map  |
        | a bitmap that is too small|
        | a bitmap above 256 MiB   |

    @clause:dma-dirty-all
    Scenario: Every mapped page is dirty on every query
      Given the user has started dirty tracking
      When the user asks for dirty pages twice
      Then every page of the map is dirty both times

  Rule: Optional features answer in one way

    @clause:dma-feature-unknown
    Scenario: A feature that the device does not have is unknown
      When the user asks for feature 1
      Then the kernel answers ENOTTY

    @clause:dma-feature-operation
    Scenario: An operation that the feature does not have is refused
      Given a user with "pf0" open
      When the user of "pf0" gets feature 0
      Then the kernel answers EINVAL

    @clause:dma-feature-probe
    Scenario: A probe changes nothing
      Given a user with "pf0" open
      When the user of "pf0" probes feature 0
      Then the kernel agrees
      And nothing has changed
