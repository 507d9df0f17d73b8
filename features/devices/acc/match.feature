Feature: A destination takes only what fits

  Match data is compared as soon as it is there, before the source stops. The
  state repeats it, and is looked at as a whole before a register is written.

  Background:
    Given a saved guest with device "zip0"
    And a destination VMM that waits for "zip0"

  @clause:acc-match-fits
  Scenario: Match data of an equal VF is accepted
    When it receives the match data of "zip0"
    Then it is accepted
    And the migration driver has written no register of "zip0"

  @clause:acc-match-base
  Scenario: The first queue of the source does not matter
    When it receives the match data of "zip0" with QP_BASE changed
    Then it is accepted

  @clause:acc-state-match
  Scenario: The state is compared as well
    When it receives the state of "zip0" with DEV_ID changed
    Then it is refused with EINVAL

  @clause:acc-state-length
  Scenario Outline: A state of <bytes> bytes is refused
    When it receives the first <bytes> bytes of the state of "zip0"
    Then it is refused with EINVAL

    Examples:
      | bytes |
      | 31    |
      | 33    |
      | 167   |

  @clause:acc-state-plausible @clause:acc-state-no-write
  Scenario Outline: A state with an impossible <field> is refused
    When it receives the state of "zip0" with <field> changed
    Then it is refused with EINVAL
    And the migration driver has written no register of "zip0"

    Examples:
      | field    |
      | RSV_REGS |
      | EQE_DMA  |
      | AEQE_DMA |
      | SQC_DMA  |
      | CQC_DMA  |

  @clause:acc-match-early
  Rule: Match data that does not fit is refused at once

    @clause:acc-match-device
    Scenario: Another device
      When it receives the match data of "zip0" with DEV_ID changed
      Then it is refused with EINVAL

    @clause:acc-match-queues
    Scenario: Another number of queues
      When it receives the match data of "zip0" with QP_NUM changed
      Then it is refused with EINVAL

    @clause:acc-match-doorbells
    Scenario: Other doorbell pages
      When it receives the match data of "zip0" with QUE_ISO_CFG changed
      Then it is refused with EINVAL

    @clause:acc-match-reserved
    Scenario: A reserved field that is not zero
      When it receives the match data of "zip0" with QM_RSV changed
      Then it is refused with EINVAL
