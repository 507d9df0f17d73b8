Feature: Half of a BAR is hidden on every way, or it is not hidden

  A migration driver may keep the upper half of a BAR for itself. A user has six
  ways to a BAR, and one that is forgotten is enough.

  @clause:bar-limit-identical
  Rule: The limit holds on every way

    Scenario Outline: The hidden half cannot be reached by <way>
      Given a driver that hides the upper half of BAR 2 of "card0"
      When the user reaches for the hidden half by <way>
      Then the hidden half has not been reached

      Examples:
        | way               |
        | the region's size |
        | a read            |
        | a write           |
        | a mapping         |
        | an ioeventfd      |
        | an export         |

  @clause:bar-limit-across
  Rule: An access across the limit ends at the limit

    Scenario: The part beyond is left alone
      Given a driver that hides the upper half of BAR 2 of "card0"
      When the user writes 8 bytes across the limit
      Then the call returns 4
      And the hidden half has not been reached

  @clause:bar-limit-leak
  Rule: One forgotten way is a leak

    Scenario Outline: A driver that forgets <way> hides nothing
      Given a driver that hides the upper half of BAR 2 of "card0" but forgets <way>
      When the user reaches for the hidden half by <way>
      Then the hidden half has been reached

      Examples:
        | way               |
        | the region's size |
        | a read            |
        | a write           |
        | a mapping         |
        | an ioeventfd      |
        | an export         |

  @clause:bar-limit-moved
  Rule: Registers in the physical function need no limit

    Scenario: The later generation of the accelerator shows all of BAR 2
      Given hosts with chips of generation V4
      And a user who has opened "zip0"
      When the user asks for the size of BAR 2
      Then the call gives 65536

    Scenario: There is nothing in its upper half to be kept from anybody
      Given hosts with chips of generation V4
      And a user who has opened "zip0"
      When the user maps a page at 32 KiB of BAR 2
      Then the call succeeds

  @clause:bar-limit-dma
  Rule: Memory that is not the user's cannot be mapped for DMA

    Scenario: The hidden half has no address in the process
      Given a driver that hides the upper half of BAR 2 of "card0"
      When the user maps the hidden half for DMA
      Then the kernel answers EFAULT
      And nothing has changed
