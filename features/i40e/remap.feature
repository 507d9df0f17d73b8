Feature: A driver asks the VMM to trap BAR 0

  While somebody wants to know which pages an i40e VF writes, its driver has to see
  every write to BAR 0. An interrupt of its own tells the VMM to take the mapping away.

  @clause:remap-precopy-refused
  Rule: Without a VMM that listens there is no pre-copy

    Scenario: Pre-copy is refused to a VMM that does not listen
      Given a running guest with device "vf0"
      And the VMM does not listen to the remap interrupt of "vf0"
      When the VMM tries to move "vf0" to pre-copy
      Then the request fails with ENODEV
      And "vf0" is running
      And BAR 0 of "vf0" is mapped

    @clause:remap-suspend
    Scenario: A guest that is stopped first is saved all the same
      Given a running guest with device "vf0"
      And the VMM does not listen to the remap interrupt of "vf0"
      When the VMM suspends the guest
      Then "vf0" has passed through, in order:
        | state   | vCPUs   |
        | RUNNING | running |
        | RUNNING | stopped |
        | SAVING  | stopped |
        | 0       | stopped |

  Rule: The VMM answers before pre-copy begins

    @clause:remap-answer-first @clause:remap-unmapped
    Scenario: The mapping is gone when the VMM answers
      Given a running guest with device "vf0"
      When the VMM moves "vf0" to pre-copy
      Then the VMM has removed its mapping of BAR 0, answered, and only then seen the write return

    @clause:remap-trapped
    Scenario: BAR 0 cannot be mapped in pre-copy
      Given a running guest with device "vf0"
      When the VMM moves "vf0" to pre-copy
      Then BAR 0 of "vf0" is trapped
      And the kernel refuses to map BAR 0 of "vf0"

    @clause:remap-no-answer
    Scenario: A VMM that never answers ends its wait by a signal
      Given a running guest with device "vf0"
      And the VMM listens to the remap interrupt of "vf0" and never answers
      When the VMM tries to move "vf0" to pre-copy
      Then the request fails with EINTR
      And "vf0" is running
      And the kernel lets BAR 0 of "vf0" be mapped

    @clause:remap-guest-goes-on
    Scenario: The guest does not notice that its accesses trap
      Given a running guest with device "vf0"
      When the VMM moves "vf0" to pre-copy
      Then the guest can use "vf0"
      And BAR 0 of "vf0" is trapped

  Rule: The end of a save gives the mapping back

    @clause:remap-released
    Scenario Outline: BAR 0 is mapped again when "vf0" has left <state>
      Given a running guest with device "vf0"
      And the VMM has moved "vf0" to pre-copy
      And the VMM has moved "vf0" to <state>
      When the VMM moves "vf0" to running
      Then BAR 0 of "vf0" is mapped

      Examples:
        | state         |
        | pre-copy      |
        | stop-and-copy |
        | stopped       |

    @clause:remap-released-reset
    Scenario: BAR 0 is mapped again after a reset
      Given a running guest with device "vf0"
      And the VMM has moved "vf0" to pre-copy
      When the VMM resets "vf0"
      Then BAR 0 of "vf0" is mapped

  Rule: The interrupt is found and enabled like any other

    @clause:remap-index @clause:remap-found-by-type
    Scenario: The remap interrupt comes after the fixed ones
      Given a running guest with device "vf0"
      When the VMM looks for the remap interrupt of "vf0"
      Then it has an index of 5 or more, and one vector

    @clause:remap-set-irqs @clause:remap-set-irqs-twice @clause:remap-set-irqs-refused
    Scenario Outline: <request> is answered with <answer>
      Given a running guest with device "vf0"
      And the VMM does not listen to the remap interrupt of "vf0"
      When the VMM gives the remap interrupt of "vf0" <request>
      Then the request is answered with <answer>

      Examples:
        | request                           | answer  |
        | one eventfd                       | success |
        | two eventfds, one after the other | EEXIST  |
        | two vectors                       | EINVAL  |
        | a start of 1                      | EINVAL  |
        | boolean data                      | EINVAL  |
        | no eventfd                        | success |
        | a mask                            | success |

    @clause:remap-irq-beyond
    Scenario: There is nothing after the last interrupt
      Given a running guest with device "vf0"
      When the VMM asks "vf0" about the index after the last interrupt
      Then the request fails with EINVAL
