Feature: The state of an i40e VF is checked and translated

  What a VF is made of means something else on another chip, and it comes from a
  stranger.

  Rule: A VF goes on with what the other chip gives it

    @clause:i40e-state-queue-numbers
    Scenario: A guest goes on with other queues of the chip
      Given a saved guest with device "vf0"
      When a destination VMM resumes the guest
      Then "vf0" has other queues of the chip than at the source
      And the guest can use "vf0"

    @clause:i40e-state-scheduler
    Scenario: The scheduler of the other chip serves its own VF
      Given a saved guest with device "vf0"
      When a destination VMM resumes the guest
      Then every transmit queue of "vf0" in use is in the scheduler's list of its own chip

    @clause:i40e-state-messages
    Scenario Outline: A guest finishes elsewhere what it has begun to ask <slices> slices ago
      Given a running guest with device "vf0"
      And the VMM has suspended the guest after <slices> slices, before "vf0" has a queue
      When a destination VMM resumes the guest
      Then the guest can use "vf0"

      Examples:
        | slices |
        | 0      |
        | 1      |
        | 2      |
        | 3      |
        | 4      |
        | 5      |

    @clause:i40e-state-interrupts
    Scenario: An interrupt that waits behind its mask comes on the other host
      Given a running guest with device "vf0"
      And vector 4 of "vf0" waits behind its mask
      And the VMM has saved the guest
      When a destination VMM resumes the guest
      Then vector 4 of "vf0" fires when the guest unmasks it

  Rule: What no VF can have is refused

    @clause:i40e-state-match-early
    Scenario: The kind of the device is offered before it stops
      Given a running guest with device "vf0"
      And the VMM has moved "vf0" to pre-copy
      When the VMM fetches what "vf0" offers
      Then it gets 20 bytes

    @clause:i40e-state-match @clause:i40e-state-check @clause:i40e-state-refused-early
    Scenario Outline: A state with <value> as its <field> is refused
      Given a saved guest with device "vf0"
      And a destination VMM that has written no data of "vf0"
      When the VMM tries to write the state of "vf0" with <value> as its <field>
      Then the write fails
      And no register of the adapter of "vf0" has been written

      Examples:
        | field         | value      |
        | KIND          | 0          |
        | VERSION       | 2          |
        | DEVICE        | 0x15728086 |
        | QUEUES        | 16         |
        | VECTORS       | 17         |
        | ACTIVE        | 2          |
        | ADDRESS_COUNT | 17         |
        | TX_TAIL       | 32         |
        | RX_TAIL       | -1         |
        | TX_INTERRUPT  | 0x40000005 |
        | RX_INTERRUPT  | 0x400000ff |

    @clause:i40e-state-needed
    Scenario: A resume without a state fails
      Given a saved guest with device "vf0"
      And a destination VMM that has written the first segment of "vf0"
      When the VMM tries to move "vf0" to running
      Then the write fails
      And "vf0" is resuming or in error
