Feature: Interrupts reach the user through eventfds

  Background:
    Given a user with "card0" open

  @clause:core-irq-info
  Rule: The device says how many vectors it has

    Scenario Outline: <index> has <count>
      When the user asks for <index> of "card0"
      Then the index has <count> vectors

      Examples:
        | index | count |
        | INTx  | 1     |
        | MSI   | 4     |
        | MSI-X | 8     |
        | ERR   | 1     |
        | REQ   | 1     |

  @clause:core-irq-exclusive
  Rule: One of INTx, MSI and MSI-X is active at a time

    Scenario Outline: <second> is refused while <first> is active
      Given the user has enabled <first>
      When the user enables <second>
      Then the kernel answers EINVAL

      Examples:
        | first | second |
        | INTx  | MSI    |
        | INTx  | MSI-X  |
        | MSI   | INTx   |
        | MSI   | MSI-X  |
        | MSI-X | INTx   |
        | MSI-X | MSI    |

  @clause:core-irq-checked
  Rule: A request is checked before anything is done

    Scenario Outline: <what> is refused
      When the user sends an interrupt request with <what>
      Then the kernel answers EINVAL
      And nothing has changed

      Examples:
        | what                            |
        | index 5                         |
        | index 4294967295                |
        | no data type                    |
        | two data types                  |
        | an unknown flag                 |
        | a start past the last vector    |
        | one vector too many             |
        | a count that wraps around       |
        | a payload that is too short     |
        | a huge count and no payload     |

  @clause:core-irq-no-mask
  Rule: MSI and MSI-X cannot be masked

    Scenario Outline: <action> <index> is unsupported
      Given the user has enabled <index>
      When the user <action>s <index>
      Then the kernel answers ENOTTY

      Examples:
        | index | action |
        | MSI   | mask   |
        | MSI   | unmask |
        | MSI-X | mask   |
        | MSI-X | unmask |

  Rule: INTx is a level

    @clause:core-irq-automask
    Scenario: A second interrupt waits until the user unmasks
      Given the user has enabled INTx
      When "card0" asserts its pin twice
      Then the user has been signalled 1 time

    @clause:core-irq-redelivered
    Scenario: A pin that is still asserted is delivered again
      Given the user has enabled INTx
      And "card0" has asserted its pin
      When the user unmasks INTx
      Then the user has been signalled 2 times

    @clause:core-irq-lowered
    Scenario: A pin that was lowered is not
      Given the user has enabled INTx
      And "card0" has asserted its pin
      And "card0" has lowered its pin
      When the user unmasks INTx
      Then the user has been signalled 1 time

  @clause:core-irq-scarce
  Rule: Fewer vectors than asked for enable nothing

    Scenario: The call returns how many there are
      Given the host has 3 vectors left
      When the user enables 8 vectors of MSI-X
      Then the call returns 3
      And an interrupt of "card0" reaches nobody

  Rule: Vectors are taken away one by one or together

    @clause:core-irq-remove-one
    Scenario: Descriptor -1 silences one vector
      Given the user has enabled MSI-X
      When the user gives vector 0 of MSI-X the descriptor -1
      Then an interrupt of "card0" reaches nobody

    @clause:core-irq-disable
    Scenario: No data and no vectors disable the index
      Given the user has enabled MSI-X
      When the user disables MSI-X
      Then an interrupt of "card0" reaches nobody
      And the user can enable MSI

  @clause:core-irq-bad-fd
  Rule: A descriptor that is no eventfd undoes the request

    Scenario Outline: A vector with <what> fails
      When the user enables MSI-X with <what> in its last vector
      Then the kernel answers <errno>
      And an interrupt of "card0" reaches nobody

      Examples:
        | what                | errno  |
        | a closed descriptor | EBADF  |
        | the group's file    | EINVAL |

  @clause:core-irq-after-reset
  Rule: A reset does not undo the user's vectors

    Scenario: MSI-X works after a reset
      Given the user has enabled MSI-X
      And the user has reset "card0"
      When "card0" sends an MSI-X message as a bus master
      Then the user has been signalled 1 time
