Feature: A user can lose a migration and nothing else

  The registers of an ACC migration lie in the function that a user owns. What
  the kernel does with them has to be right whatever the user does to them.

  @clause:sec-no-dma
  Rule: The state of an ACC function goes through registers

    Scenario Outline: A save of "<device>" moves no state by DMA
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      When the VMM saves "<device>"
      Then the physical function of "<device>" has made no DMA
      And "<device>" has made no DMA after it left RUNNING

      Examples:
        | device |
        | zip0   |
        | sec0   |
        | hpre0  |

    Scenario Outline: A resume of "<device>" moves no state by DMA
      Given a saved guest with device "<device>"
      When a destination VMM resumes the guest
      Then the physical function of "<device>" has made no DMA
      And "<device>" has made no DMA before its load was complete

      Examples:
        | device |
        | zip0   |
        | sec0   |
        | hpre0  |
