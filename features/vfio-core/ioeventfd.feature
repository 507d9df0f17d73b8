Feature: A write that the kernel makes for the user

  An ioeventfd lets the kernel write a register each time an eventfd fires, so
  it must not reach further than the user could.

  Background:
    Given a user with "card0" open

  @clause:core-ioeventfd-writes
  Rule: The register is written when the eventfd fires

    Scenario: Each signal is one write
      Given the user has tied an eventfd to BAR 2 of "card0"
      When the user signals that eventfd
      Then the registers behind BAR 2 of "card0" hold it

    Scenario: While memory space is disabled the write is skipped
      Given the user has tied an eventfd to BAR 2 of "card0"
      And the user has disabled memory space of "card0"
      When the user signals that eventfd
      Then the registers behind BAR 2 of "card0" are untouched

  @clause:core-ioeventfd-bounds
  Rule: It is bounded by the BAR and by the MSI-X table

    Scenario Outline: A write <where> is refused
      When the user ties an eventfd to 4 bytes <where>
      Then the kernel answers EINVAL

      Examples:
        | where                  |
        | across the end of BAR 2|
        | behind BAR 2           |
        | in the MSI-X table     |
        | in config space        |
        | in an absent BAR       |

  @clause:core-ioeventfd-limit
  Rule: A device has at most 1000 of them

    Scenario: The 1001st is refused
      Given the user has tied 1000 eventfds to "card0"
      When the user ties an eventfd to 4 bytes at the start of BAR 2
      Then the kernel answers ENOSPC

  @clause:core-ioeventfd-twice
  Rule: The same write is tied once

    Scenario: Tying the same write again is refused
      Given the user has tied an eventfd to BAR 2 of "card0"
      When the user ties the same write again
      Then the kernel answers EEXIST

    Scenario: Untying a write that was never tied is refused
      When the user unties a write of BAR 2
      Then the kernel answers ENODEV
