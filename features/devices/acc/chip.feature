Feature: What the chip of an accelerator promises

  A driver author sees registers, rings in memory and interrupts. These are the
  rules between them on which jobs and migrations stand.

  Rule: The mailbox takes a command in one access

    @clause:acc-mailbox-whole @clause:acc-mailbox-torn
    Scenario: A command in two pieces is refused and reported
      Given a running guest with device "zip0"
      When the guest writes a command to the mailbox of "zip0" in two pieces
      Then the mailbox of "zip0" is done and reports failure
      And the PF of "zip0" shows MAILBOX_TIMEOUT

    @clause:acc-mailbox-unknown
    Scenario: A command that does not exist is refused
      Given a running guest with device "zip0"
      When the guest writes command 119 to the mailbox of "zip0"
      Then the mailbox of "zip0" is done and reports failure

    @clause:acc-mailbox-own-queues
    Scenario: A VF learns how many queues it has
      Given a running guest with device "zip0"
      When the guest asks "zip0" for its own queues
      Then the mailbox of "zip0" is done and reports success
      And the mailbox of "zip0" answers 4 queues

  Rule: A job goes its way in order

    @clause:acc-job-order
    Scenario: An entry becomes a result, a completion, an event and an interrupt
      Given a running guest with device "zip0"
      When the guest gives "zip0" 1 job
      Then "zip0" has passed, in order:
        | reads 128 bytes  |
        | writes 128 bytes |
        | writes 16 bytes  |
        | writes 4 bytes   |
        | interrupt        |

    @clause:acc-ring-wrap
    Scenario Outline: Rings of "<device>" wrap around
      Given a running guest with device "<device>"
      When the guest gives "<device>" 40 jobs
      Then each of the 40 jobs of "<device>" has completed once and right

      Examples:
        | device |
        | zip0   |
        | sec0   |
        | hpre0  |

  Rule: Interrupts are asked for

    @clause:acc-event-masked
    Scenario: Masked events raise no interrupt
      Given a running guest with device "zip0"
      And the guest has masked the events of "zip0"
      When the guest gives "zip0" 1 job
      Then "zip0" has raised 0 interrupts

    @clause:acc-event-once
    Scenario: An interrupt that is pending is not raised again
      Given a running guest with device "zip0"
      When the guest gives "zip0" 4 jobs at once
      Then "zip0" has raised 1 interrupt

    @clause:acc-event-again
    Scenario: The event doorbell raises what was not taken
      Given a running guest with device "zip0"
      And the guest has given "zip0" jobs and takes no completions
      When the guest rings the event doorbell of "zip0" with the old head
      Then "zip0" has raised 1 interrupt

  Rule: A doorbell is one access to a queue of one's own

    @clause:acc-doorbell-foreign
    Scenario: A queue of somebody else
      Given a running guest with device "zip0"
      When the guest rings a queue of "zip0" that is not its own
      Then the PF of "zip0" shows SQ_WITH_INVALID_FUNCTION
      And "zip0" has started no DMA

    @clause:acc-doorbell-whole
    Scenario: Two halves are no doorbell
      Given a running guest with device "zip0"
      When the guest rings a doorbell of "zip0" in two halves
      Then "zip0" has started no DMA

  Rule: A driver of a VF starts it from the outside in

    @clause:acc-start-order @clause:acc-start-ready
    Scenario: A guest's driver brings "zip0" up
      Given a VMM that has opened "zip0" and started no guest
      When a guest starts on "zip0"
      Then between "zip0" and its PF there was, in order:
        | guest orders SQC_VFT_V2         |
        | guest orders EQC                |
        | guest orders AEQC               |
        | guest orders SQC_BT             |
        | guest orders CQC_BT             |
        | guest writes QM_VF_EQ_INT_MASK  |
        | guest writes QM_VF_AEQ_INT_MASK |
        | guest writes QM_VF_STATE        |
        | guest orders SQC                |
        | guest orders CQC                |
      And the guest can use "zip0"

    @clause:acc-start-forgets
    Scenario: A queue is gone when its table moves
      Given a running guest with device "zip0"
      And the guest has given the contexts of "zip0" another table
      When the guest gives "zip0" 1 job
      Then "zip0" has read no entry
