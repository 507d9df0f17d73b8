Feature: A guest reaches for registers that are not shown to it

  A migration driver keeps half of a BAR for itself. A user has several ways to a
  BAR, and the device has one more.

  Background:
    Given a driver that hides the upper half of BAR 2 of "card0"

  @clause:bar-limit-identical
  Rule: The kernel's limit is the same on every way

    Scenario: The hidden half is mapped
      When the user reaches for the hidden half by a mapping
      Then the hidden half has not been reached

    Scenario: All of the BAR is mapped
      When the user maps all of BAR 2, the hidden half included
      Then the kernel answers EINVAL
      And nothing has changed

    Scenario: The hidden half is read
      When the user reaches for the hidden half by a read
      Then the hidden half has not been reached

    Scenario: The hidden half is written
      When the user reaches for the hidden half by a write
      Then the hidden half has not been reached

    Scenario: The kernel is to write the hidden half for an eventfd
      When the user reaches for the hidden half by an ioeventfd
      Then the hidden half has not been reached

    Scenario: The hidden half is exported for a peer
      When the user reaches for the hidden half by an export
      Then the hidden half has not been reached

  @clause:bar-limit-across
  Rule: What reaches across the limit is cut there

    Scenario: A write begins before the limit and ends behind it
      When the user writes 8 bytes across the limit
      Then the call returns 4
      And the hidden half has not been reached

  @clause:bar-limit-dma
  Rule: The hidden half has no address in the process

    Scenario: The hidden half is mapped for DMA
      When the user maps the hidden half for DMA
      Then the kernel answers EFAULT
      And nothing has changed
