Feature: A user asks the kernel for what it must not do

  Background:
    Given a user with "card0" open

  @clause:core-irq-checked
  Rule: A request for interrupts is checked before anything is done

    Scenario Outline: An interrupt index is asked for that does not exist
      When the user sends an interrupt request with <index>
      Then the kernel answers EINVAL
      And nothing has changed

      Examples:
        | index            |
        | index 5          |
        | index 4294967295 |

    Scenario: Start and count of an interrupt request wrap around
      When the user sends an interrupt request with a count that wraps around
      Then the kernel answers EINVAL
      And nothing has changed

    Scenario: An interrupt request announces vectors without end
      When the user sends an interrupt request with a huge count and no payload
      Then the kernel answers EINVAL
      And nothing has changed

    @clause:core-irq-bad-fd
    Scenario: A vector gets a descriptor that is no eventfd
      When the user enables MSI-X with the group's file in its last vector
      Then the kernel answers EINVAL
      And an interrupt of "card0" reaches nobody

  Rule: The MSI-X table is the kernel's

    @clause:core-rw-msix-write
    Scenario: The MSI-X table is written
      When the user writes the MSI-X table of "card0"
      Then the call returns 16
      And nothing has changed

    @clause:core-ioeventfd-bounds
    Scenario: The kernel is to write the MSI-X table for an eventfd
      When the user ties an eventfd to 4 bytes in the MSI-X table
      Then the kernel answers EINVAL
      And nothing has changed

  @clause:core-mmap-zapped
  Scenario: A mapping is touched while the BAR is off
    Given the user has mapped and touched BAR 2 of "card0"
    When disabling memory space happens to "card0"
    Then a touch of the mapping raises SIGBUS

  Rule: There is an end to everything a user can have

    @clause:core-ioeventfd-limit
    Scenario: The kernel is flooded with ioeventfds
      Given the user has tied 1000 eventfds to "card0"
      When the user ties an eventfd to 4 bytes at the start of BAR 2
      Then the kernel answers ENOSPC
      And nothing has changed

    @clause:dma-map-limits
    Scenario: The kernel is flooded with mappings
      Given a user who has opened "old0" and mapped memory for DMA
      And the host allows 1 mapping for each container
      When the user maps one more page for DMA
      Then the kernel answers ENOSPC
      And nothing has changed

    @clause:dma-map-limits
    Scenario: More memory is to be locked than the user may
      Given the user may lock 64 KiB
      When the user maps 128 KiB for DMA
      Then the kernel answers ENOMEM
      And nothing has changed

    @clause:dma-dirty-checked
    Scenario Outline: Dirty pages are asked for with a bitmap of a wrong size
      Given the user has started dirty tracking
      When the user asks for dirty pages with <bitmap>
      Then the kernel answers EINVAL
      And nothing has changed

      Examples:
        | bitmap                     |
        | a bitmap that is too small |
        | a bitmap above 256 MiB     |
