Feature: Doorbell pages, and queues that are stopped one by one

  Chips from V3 on can give each queue a doorbell page of its own, so that a
  process can be given one queue and no other. They can also stop a queue alone.

  @clause:acc-page-own
  Rule: With isolation a page takes the doorbells of its own queue

    Scenario Outline: Jobs of "<device>" are announced in pages
      Given hosts with a doorbell page for each queue
      And a running guest with device "<device>"
      When the guest gives "<device>" 20 jobs
      Then each of the 20 jobs of "<device>" has completed once and right
      And the guest rang "<device>" in BAR 4

      Examples:
        | device |
        | zip0   |
        | sec0   |
        | hpre0  |

  @clause:acc-page-foreign
  Rule: It takes no doorbell of another queue

    Scenario: Queue 1 is rung in the page of queue 0
      Given hosts with a doorbell page for each queue
      And a running guest with device "zip0"
      When the guest rings queue 1 of "zip0" in the page of queue 0
      Then "zip0" has started no DMA

  @clause:acc-page-off
  Rule: Without isolation a page takes no doorbell

    Scenario: A queue is rung in its page
      Given a running guest with device "zip0"
      When the guest rings queue 0 of "zip0" in the page of queue 0
      Then "zip0" has started no DMA

  @clause:acc-page-migration
  Rule: The migration driver rings in BAR 2 all the same

    Scenario: A busy guest with doorbell pages is moved
      Given hosts with a doorbell page for each queue
      And a saved guest with device "zip0"
      When a destination VMM resumes the guest
      Then every job of "zip0" completes once and right
      And the guest rang "zip0" in BAR 4

    @clause:acc-match-doorbells
    Scenario: A host without them refuses the guest
      Given hosts with a doorbell page for each queue
      And a saved guest with device "zip0"
      And hosts without doorbell pages
      And a destination VMM that waits for "zip0"
      When it receives the match data of "zip0"
      Then it is refused with EINVAL

  @clause:acc-stop-queue
  Rule: A queue is stopped when all its jobs are finished

    Scenario: The jobs of the queue are done when the command is
      Given a running guest with device "zip0"
      And the guest has given "zip0" 6 jobs and waits
      When the guest orders STOP_QP of queue 0 of "zip0"
      Then the mailbox of "zip0" is done and reports success
      And 3 jobs of "zip0" wait for the guest

    @clause:acc-stop-queue-deaf
    Scenario: A stopped queue does not hear its doorbell
      Given a running guest with device "zip0"
      And the guest has stopped queue 0 of "zip0"
      When the guest rings queue 0 of "zip0"
      Then "zip0" has started no DMA

    Scenario: A queue that does not exist cannot be stopped
      Given a running guest with device "zip0"
      When the guest orders STOP_QP of queue 9 of "zip0"
      Then the mailbox of "zip0" is done and reports failure

  @clause:acc-stop-function
  Rule: A function is stopped when the jobs of all its queues are finished

    Scenario: The jobs of all queues are done when the command is
      Given a running guest with device "zip0"
      And the guest has given "zip0" 6 jobs and waits
      When the guest orders FLUSH_QM of queue 0 of "zip0"
      Then the mailbox of "zip0" is done and reports success
      And 6 jobs of "zip0" wait for the guest

  @clause:acc-doorbell-random
  Rule: A doorbell repeats the random value of its queue

    Scenario: Another random value
      Given a running guest with device "zip0"
      When the guest rings queue 0 of "zip0" with another random value
      Then "zip0" has started no DMA
      And the PF of "zip0" has met DOORBELL_RANDOM_VALUE

  @clause:acc-generation-commands
  Rule: Older chips do not know the later commands

    Scenario Outline: A <generation> chip and <command>
      Given hosts with chips of generation <generation>
      When the driver of the PF of "zip0" orders <command>
      Then the mailbox of the PF of "zip0" reports <outcome>

      Examples:
        | generation | command    | outcome |
        | V2         | SQC_VFT_V2 | success |
        | V2         | PAUSE_QM   | failure |
        | V2         | FLUSH_QM   | failure |
        | V3         | SQC_VFT_V2 | success |
        | V3         | PAUSE_QM   | success |
        | V3         | FLUSH_QM   | success |
