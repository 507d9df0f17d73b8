Feature: A device that nobody uses may sleep

  A user allows it by request. From then on the function sleeps whenever no call
  is at work on it, and a call wakes it. Mappings are taken away meanwhile, since
  a load of a CPU cannot wake anybody.

  Background:
    Given a user with "card0" open

  Rule: After low-power entry the function sleeps between calls

    @clause:core-power-sleeps
    Scenario: It is in D3hot when the request returns
      When the user allows "card0" to sleep
      Then the kernel agrees
      And "card0" is asleep

    @clause:core-power-access
    Scenario: A read wakes it and lets it sleep again
      Given the user has written BAR 2 of "card0"
      And the user has allowed "card0" to sleep
      When the user makes a read of 4 bytes at the start of BAR 2
      Then the call returns 4
      And "card0" was woken for that and is asleep again

    @clause:core-power-access
    Scenario: A question wakes it too
      Given the user has allowed "card0" to sleep
      When the user asks for the region with index 2
      Then the kernel agrees
      And "card0" was woken for that and is asleep again

    @clause:core-power-mapping
    Scenario: A touch of a mapping does not
      Given the user has mapped and touched BAR 2 of "card0"
      When low-power entry happens to "card0"
      Then a touch of the mapping raises SIGBUS

    @clause:core-power-mapping
    Scenario: Between two calls it does not either
      Given the user has mapped and touched BAR 2 of "card0"
      And the user has allowed "card0" to sleep
      When the user makes a read of 4 bytes at the start of BAR 2
      Then the call returns 4
      And a touch of the mapping raises SIGBUS

    @clause:core-power-ioeventfd
    Scenario: An eventfd that is tied to a register writes nothing
      Given the user has tied an eventfd to BAR 2 of "card0"
      And the user has allowed "card0" to sleep
      When the user signals that eventfd
      Then the registers behind BAR 2 of "card0" are untouched

  Rule: Low-power exit ends it

    @clause:core-power-exit
    Scenario: The mapping works again
      Given the user has mapped and touched BAR 2 of "card0"
      And the user has allowed "card0" to sleep
      When the user forbids "card0" to sleep
      Then a touch of the mapping reaches the card
      And "card0" is awake

    @clause:core-power-exit-unasked
    Scenario: An exit without an entry succeeds
      When the user forbids "card0" to sleep
      Then the kernel agrees

    @clause:core-power-close
    Scenario: The last close ends it too
      Given the user has allowed "card0" to sleep
      When the user closes "card0"
      Then "card0" is awake

  @clause:core-power-twice
  Rule: It is entered once

    Scenario Outline: A second entry <how> is refused
      Given the user has allowed "card0" to sleep
      When the user allows "card0" to sleep <how>
      Then the kernel answers EINVAL

      Examples:
        | how             |
        | without wake-up |
        | with wake-up    |

  Rule: A user can ask to be told

    @clause:core-power-wakeup
    Scenario: The eventfd is signalled when the function asks to be woken
      Given the user has allowed "card0" to sleep with wake-up
      When "card0" asks to be woken
      Then the wake-up has been signalled 1 time
      And "card0" is awake

    @clause:core-power-wakeup
    Scenario: A call of the user counts as well
      Given the user has allowed "card0" to sleep with wake-up
      When the user makes a read of 4 bytes at the start of BAR 2
      Then the wake-up has been signalled 1 time
      And "card0" is awake

    @clause:core-power-wakeup
    Scenario: Without an eventfd the function goes back to sleep
      Given the user has allowed "card0" to sleep
      When "card0" asks to be woken
      Then "card0" is asleep

    @clause:core-power-wakeup-fd
    Scenario Outline: <what> is no eventfd
      When the user allows "card0" to sleep and gives <what>
      Then the kernel answers <errno>
      And "card0" is awake

      Examples:
        | what                | errno  |
        | descriptor -1       | EINVAL |
        | a closed descriptor | EBADF  |
        | the group's file    | EINVAL |

  @clause:core-power-stuck
  Rule: A function that does not wake cannot be used

    Scenario Outline: Who <does> a register fails
      Given the user has allowed "card0" to sleep
      And "card0" has lost its power
      When the user <does> 4 bytes of BAR 2 from 0x0 on
      Then the kernel answers EIO

      Examples:
        | does   |
        | reads  |
        | writes |

    Scenario: A request fails
      Given the user has allowed "card0" to sleep
      And "card0" has lost its power
      When the user forbids "card0" to sleep
      Then the kernel answers EIO

  @clause:core-power-pin
  Rule: A pin that is asserted meanwhile is not lost

    Scenario: It is delivered after the wake-up
      Given the user has enabled INTx
      And the user has allowed "card0" to sleep
      And "card0" has asserted its pin
      When the user forbids "card0" to sleep
      Then the user has been signalled 1 time

    Scenario: A pin that the user had masked stays masked
      Given the user has enabled INTx
      And the user has masked INTx
      And the user has allowed "card0" to sleep
      And "card0" has asserted its pin
      When the user forbids "card0" to sleep
      Then the user has been signalled 0 times

  @clause:core-power-d3
  Rule: In D3hot by the user's own write, registers cannot be reached and config space can

    Scenario Outline: A <call> of a BAR fails
      Given the user has put "card0" into D3hot
      When the user makes a <call> of 4 bytes at the start of BAR 2
      Then the kernel answers EIO

      Examples:
        | call  |
        | read  |
        | write |

    Scenario: The image of a ROM cannot be read
      Given a user with "display0" open
      And the user has put "display0" into D3hot
      When the user reads 4 bytes of the ROM from 0x0 on
      Then the kernel answers EIO

    Scenario: Config space answers
      Given the user has put "card0" into D3hot
      When the user makes a read of 4 bytes at the start of config space
      Then the call returns 4

  @clause:core-power-feature
  Rule: The features can be set, and nothing else

    Scenario Outline: <operation> of feature <feature> ends with <outcome>
      When the user tries to <operation> feature <feature> with <bytes> bytes
      Then the kernel <outcome>

      Examples:
        | operation     | feature | bytes | outcome        |
        | get           | 3       | 0     | answers EINVAL |
        | get           | 4       | 8     | answers EINVAL |
        | get           | 5       | 0     | answers EINVAL |
        | probe set     | 3       | 0     | agrees         |
        | probe set     | 4       | 0     | agrees         |
        | probe set     | 5       | 0     | agrees         |
        | probe get     | 3       | 0     | answers EINVAL |
        | probe get-set | 3       | 0     | answers EINVAL |
        | probe         | 3       | 0     | agrees         |
        | no operation  | 3       | 0     | answers EINVAL |
        | get-set       | 3       | 0     | answers EINVAL |
        | set           | 4       | 7     | answers EINVAL |
